using System.Reflection;

namespace Migrator.Shopify.Admin;

/// <summary>A named GraphQL document: one <c>.graphql</c> file of <c>Operations/</c>, each checked in a test against the official schema.</summary>
public sealed class GraphQLOperation
{
    private GraphQLOperation(string name, string text)
    {
        Name = name;
        Text = text;
        IsQuery = text.StartsWith("query", StringComparison.Ordinal);
    }

    /// <summary>The name of the file and of the operation within.</summary>
    public string Name { get; }

    /// <summary>The document.</summary>
    public string Text { get; }

    /// <summary>It reads and changes nothing.</summary>
    public bool IsQuery { get; }

    /// <summary>Reads an operation of this assembly.</summary>
    internal static GraphQLOperation Load(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name + ".graphql")
            ?? throw new InvalidOperationException($"There is no operation '{name}' in this assembly.");
        using var reader = new StreamReader(stream);
        return new GraphQLOperation(name, WithoutComments(reader.ReadToEnd()));
    }

    /// <summary>
    /// The document under a name of its own. Shopify gives a bulk operation's document back but no mark of ours: the name is the mark by which
    /// an operation is found again whose start was never answered.
    /// </summary>
    internal string TextNamed(string suffix) => Text.Replace($"{Name}(", $"{Name}_{suffix}(", StringComparison.Ordinal);

    /// <summary>The document with its <c>{{places}}</c> filled in: a bulk query takes no variables.</summary>
    internal string TextWith(params ReadOnlySpan<(string Place, string Value)> values)
    {
        var text = Text;
        foreach (var (place, value) in values) text = text.Replace("{{" + place + "}}", value, StringComparison.Ordinal);
        return text;
    }

    public override string ToString() => Name;

    private static string WithoutComments(string text) =>
        string.Join('\n', text.Split('\n').Where(line => !line.StartsWith('#'))).Trim() + "\n";
}
