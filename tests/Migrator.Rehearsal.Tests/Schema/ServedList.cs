namespace Migrator.Rehearsal.Tests.Schema;

/// <summary>served.txt: which part of the official schema the stand-in serves.</summary>
internal sealed class ServedList
{
    private readonly Dictionary<string, HashSet<string>> _served = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> _leftOut = new(StringComparer.Ordinal);

    public ServedList(IEnumerable<string> lines)
    {
        foreach (var line in lines.Where(l => l.Length > 0 && l[0] != '#'))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var names = line[(colon + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var (table, key) = line[0] == '!' ? (_leftOut, line[1..colon]) : (_served, line[..colon]);
            if (!table.TryAdd(key, [.. names]))
                throw new InvalidDataException($"served.txt says {key} twice.");
        }
    }

    public IEnumerable<string> Listed => _served.Keys;

    public bool IsListed(string type) => _served.ContainsKey(type);

    public IReadOnlySet<string> FieldsOf(string type) => _served.GetValueOrDefault(type) ?? [];

    public bool Serves(string type, string field) =>
        (!_served.TryGetValue(type, out var fields) || fields.Contains(field)) && !(_leftOut.TryGetValue(type, out var left) && left.Contains(field));

    public bool ServesArgument(string type, string field, string argument) =>
        !(_leftOut.TryGetValue($"{type}.{field}", out var left) && left.Contains(argument));
}
