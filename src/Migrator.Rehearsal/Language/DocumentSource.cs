using GraphQLParser;
using GraphQLParser.AST;

namespace Migrator.Rehearsal.Language;

/// <summary>A parsed document with its text, so that errors can say line and column.</summary>
internal sealed class DocumentSource
{
    private DocumentSource(string text, GraphQLDocument document) => (Text, Document) = (text, document);

    public string Text { get; }

    public GraphQLDocument Document { get; }

    public IEnumerable<GraphQLOperationDefinition> Operations => Document.Definitions.OfType<GraphQLOperationDefinition>();

    public static DocumentSource Parse(string text) => new(text, Parser.Parse(text, new ParserOptions { Ignore = IgnoreOptions.Comments }));

    /// <summary>The same text with another operation in place of its own.</summary>
    public DocumentSource With(GraphQLOperationDefinition operation) =>
        new(Text, new GraphQLDocument([operation, .. Document.Definitions.OfType<GraphQLFragmentDefinition>()]));

    public GraphQLFragmentDefinition? Fragment(string name) =>
        Document.Definitions.OfType<GraphQLFragmentDefinition>().FirstOrDefault(f => f.FragmentName.Name.StringValue == name);

    /// <summary>The operation that is to run, or null where the name leaves no one.</summary>
    public GraphQLOperationDefinition? Operation(string? name) =>
        string.IsNullOrEmpty(name) ? Operations.Take(2).ToArray() is [var only] ? only : null : Operations.FirstOrDefault(o => o.Name?.StringValue == name);

    public (int Line, int Column) Place(ASTNode node)
    {
        var (line, column) = (1, 1);
        foreach (var c in Text.AsSpan(0, Math.Min(node.Location.Start, Text.Length)))
            (line, column) = c == '\n' ? (line + 1, 1) : (line, column + 1);
        return (line, column);
    }
}
