using System.Collections.Frozen;
using System.IO.Compression;

namespace Migrator.Rehearsal.Language;

/// <summary>
/// The names in Shopify's official 2026-10 schema, so that what exists there and is not served here can be refused by
/// name, and what exists nowhere is refused as Shopify refuses it. Also which access scopes what is served asks for.
/// Both files are made from the official introspection by a test from served.txt.
/// </summary>
internal static class Official
{
    private static readonly Lazy<FrozenSet<string>> Names = new(ReadNames);
    private static readonly Lazy<FrozenDictionary<string, string>> Access = new(ReadAccess);

    /// <summary>Whether the type has this field, or this input field.</summary>
    public static bool HasField(string type, string field) => Names.Value.Contains($"{type}.{field}");

    public static bool HasArgument(string type, string field, string argument) => Names.Value.Contains($"{type}.{field}.{argument}");

    public static bool HasType(string type) => Names.Value.Contains(type);

    /// <summary>What Shopify says is needed for <c>Type</c> or <c>Type.field</c>, in its words; null where nothing is.</summary>
    public static string? RequiredAccess(string what) => Access.Value.GetValueOrDefault(what);

    public static string ReadSchema()
    {
        using var reader = new StreamReader(Open("schema.graphql"));
        return reader.ReadToEnd();
    }

    private static FrozenSet<string> ReadNames()
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        using var reader = new StreamReader(new GZipStream(Open("official-names.txt.gz"), CompressionMode.Decompress));
        while (reader.ReadLine() is { } line)
        {
            // Type: field field(argument,argument)
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var type = line[..colon];
            names.Add(type);
            foreach (var field in line[(colon + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                var open = field.IndexOf('(', StringComparison.Ordinal);
                var name = $"{type}.{(open < 0 ? field : field[..open])}";
                names.Add(name);
                if (open < 0)
                    continue;
                foreach (var argument in field[(open + 1)..^1].Split(','))
                    names.Add($"{name}.{argument}");
            }
        }

        return names.ToFrozenSet(StringComparer.Ordinal);
    }

    private static FrozenDictionary<string, string> ReadAccess()
    {
        var rules = new Dictionary<string, string>(StringComparer.Ordinal);
        using var reader = new StreamReader(Open("access.txt"));
        while (reader.ReadLine() is { } line)
        {
            var colon = line.IndexOf(": ", StringComparison.Ordinal);
            rules[line[..colon]] = line[(colon + 2)..];
        }

        return rules.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static Stream Open(string name) =>
        typeof(Official).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The resource {name} is missing from the build.");
}
