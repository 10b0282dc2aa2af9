using System.Globalization;
using Migrator.Web.Problems;

namespace Migrator.Web.Files;

/// <summary>A place among a run's findings: a file of the run and a line of it, <c>products/transform/00003.findings.csv:17</c>. Holds while the run goes on.</summary>
/// <param name="File">Within the run.</param>
/// <param name="Line">Findings of that file already given.</param>
internal readonly record struct FindingCursor(string File, long Line)
{
    public static FindingCursor? Read(string? text)
    {
        if (text is null) return null;
        var colon = text.LastIndexOf(':');
        return colon > 0 && long.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var line)
            ? new FindingCursor(text[..colon], line)
            : throw Problem.BadParameter("after", $"'{text}' is not a place among the findings.", "Take 'next' out of the page before, or begin without 'after'.").AsException();
    }

    public override string ToString() => $"{File}:{Line}";
}
