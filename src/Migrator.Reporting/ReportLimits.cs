namespace Migrator.Reporting;

/// <summary>How much the page keeps; what it leaves out it counts, and <c>report.csv</c> and <c>report.json</c> have all of it.</summary>
internal sealed record ReportLimits
{
    /// <summary>Examples of each rule, and of each kind of failure.</summary>
    public int Examples { get; init; } = 10;

    /// <summary>Differences of each cause.</summary>
    public int Differences { get; init; } = 200;

    /// <summary>Kinds of failure; the rest are summed in one line.</summary>
    public int Failures { get; init; } = 50;

    /// <summary>Records whose end is listed.</summary>
    public int Records { get; init; } = 5_000;

    /// <summary>Letters of one value.</summary>
    public int ValueLength { get; init; } = 280;
}
