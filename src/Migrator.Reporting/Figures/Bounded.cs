namespace Migrator.Reporting.Figures;

/// <summary>Counts everything, and keeps the first few.</summary>
internal sealed class Bounded<T>(int limit)
{
    private readonly List<T> _kept = [];

    public long Count { get; private set; }

    public IReadOnlyList<T> Kept => _kept;

    public void Add(T item)
    {
        Count++;
        if (_kept.Count < limit) _kept.Add(item);
    }
}
