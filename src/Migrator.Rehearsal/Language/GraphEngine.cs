using GraphQL;
using GraphQL.Execution;
using GraphQL.Types;
using GraphQL.Validation;
using GraphQLParser.AST;
using GraphQLParser.Exceptions;
using Microsoft.Extensions.Logging;

namespace Migrator.Rehearsal.Language;

/// <summary>A document that passed the checks and the operation in it that runs.</summary>
internal sealed record Prepared(DocumentSource Source, GraphQLOperationDefinition Operation);

/// <summary>What an execution gave: data (absent where nothing ran) and errors.</summary>
internal sealed record Answer(object? Data, bool Ran, IReadOnlyList<ShopifyError> Errors)
{
    public static Answer Refused(params IReadOnlyList<ShopifyError> errors) => new(null, false, errors);
}

/// <summary>Parses, checks and runs GraphQL.</summary>
internal sealed partial class GraphEngine(ISchema schema, ILogger<GraphEngine> log)
{
    private readonly DocumentExecuter _executer = new(
        new GraphQLDocumentBuilder(),
        new DocumentValidator(),
        new DefaultExecutionStrategySelector([new ExecutionStrategyRegistration(new SerialExecutionStrategy(), OperationType.Query)]),
        []);

    public ISchema Schema => schema;

    /// <summary>Parses and checks; either of the two is null.</summary>
    public (Prepared? Prepared, IReadOnlyList<ShopifyError> Errors) Prepare(string query, string? operationName)
    {
        DocumentSource source;
        try
        {
            source = DocumentSource.Parse(query);
        }
        catch (GraphQLSyntaxErrorException e)
        {
            return (null, [new ShopifyError(SyntaxMessage(query, e), [(e.Location.Line, e.Location.Column)], null, null)]);
        }

        if (source.Operation(operationName) is not { } operation)
        {
            var message = string.IsNullOrEmpty(operationName) ? "An operation name is required" : $"No operation named \"{operationName}\"";
            return (null, [new ShopifyError(message, [], null, null)]);
        }

        var errors = new DocumentRules(schema, source).Check(operation);
        return errors.Count > 0 ? (null, errors) : (new Prepared(source, operation), []);
    }

    /// <summary>Checks variables by Shopify's rules.</summary>
    public List<ShopifyError> CheckVariables(Prepared prepared, IReadOnlyDictionary<string, object?> variables) =>
        new VariableRules(schema, prepared.Source).Check(prepared.Operation, variables);

    public async Task<Answer> RunAsync(Prepared prepared, IReadOnlyDictionary<string, object?> variables, RequestScope scope, bool trusted, CancellationToken cancellation)
    {
        var result = await _executer.ExecuteAsync(new ExecutionOptions
        {
            Schema = schema,
            Document = prepared.Source.Document,
            OperationName = prepared.Operation.Name?.StringValue,
            Variables = new Inputs(new Dictionary<string, object?>(variables, StringComparer.Ordinal)),
            UserContext = scope,
            ValidationRules = trusted ? [] : null,
            CancellationToken = cancellation,
        });
        return new Answer((result.Data as ExecutionNode)?.ToValue(), result.Executed, [.. (result.Errors ?? []).Select(Translate)]);
    }

    private ShopifyError Translate(ExecutionError error)
    {
        var locations = error.Locations?.Select(l => (l.Line, l.Column)).ToArray() ?? [];
        if (error.InnerException is FieldException field)
        {
            var extensions = new Dictionary<string, object?>(StringComparer.Ordinal) { ["code"] = field.Code };
            foreach (var (name, value) in field.More)
                extensions[name] = value;
            return new(field.Message, locations, error.Path?.ToArray(), extensions);
        }

        if (error.InnerException is not null)
        {
            LogFailure(error.InnerException, string.Join('.', error.Path ?? []));
            var request = Guid.NewGuid();
            return new(
                $"Internal error. Looks like something went wrong on our end.\nRequest ID: {request} (include this in support requests).",
                [],
                null,
                new Dictionary<string, object?>(StringComparer.Ordinal) { ["requestId"] = request, ["code"] = "INTERNAL_SERVER_ERROR" });
        }

        return new(error.Message, locations, error.Path?.ToArray(), error.Code is null ? null : new Dictionary<string, object?>(StringComparer.Ordinal) { ["code"] = error.Code });
    }

    /// <summary>A document that breaks off is blamed on its last word, as Shopify does.</summary>
    private static string SyntaxMessage(string query, GraphQLSyntaxErrorException e)
    {
        if (!query.AsSpan(Math.Min(query.Length, Offset(query, e))).Trim().IsEmpty)
            return $"syntax error, {e.Description} at [{e.Location.Line}, {e.Location.Column}]";
        var text = query.TrimEnd();
        var word = text.LastIndexOfAny([' ', '\n', '\t', '{', '(', ',']) + 1;
        var line = text.AsSpan(0, word).Count('\n') + 1;
        return $"syntax error, unexpected end of file at [{line}, {word - (text.LastIndexOf('\n', Math.Max(0, word - 1)) + 1) + 1}]";
    }

    private static int Offset(string query, GraphQLSyntaxErrorException e)
    {
        var offset = 0;
        for (var line = 1; line < e.Location.Line && offset < query.Length; offset++)
            line += query[offset] == '\n' ? 1 : 0;
        return offset + e.Location.Column - 1;
    }

    [LoggerMessage(EventId = 7003, Level = LogLevel.Error, Message = "The stand-in failed at {Path}. This is a defect of the stand-in, not of the request.")]
    private partial void LogFailure(Exception exception, string path);
}
