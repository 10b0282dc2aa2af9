using System.Text.Encodings.Web;
using System.Text.Json;
using GraphQLParser.AST;
using Microsoft.AspNetCore.Http;
using Migrator.Rehearsal.Cost;
using Migrator.Rehearsal.Language;

namespace Migrator.Rehearsal.Http;

/// <summary><c>POST /admin/api/2026-10/graphql.json</c>.</summary>
internal sealed class AdminEndpoint(ShopContext shop)
{
    public const string Version = "2026-10";

    public static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly Dictionary<string, object?> NoVariables = new(StringComparer.Ordinal);

    public async Task HandleAsync(HttpContext http, string version)
    {
        http.Response.Headers["X-Request-Id"] = Guid.NewGuid().ToString();
        if (version != Version)
        {
            await WriteAsync(http, StatusCodes.Status404NotFound, new { errors = "Not Found" });
            return;
        }

        http.Response.Headers["X-Shopify-API-Version"] = Version;
        if (Grant(http) is not { } access)
        {
            await WriteAsync(http, StatusCodes.Status401Unauthorized, new { errors = "[API] Invalid API key or access token (unrecognized login or wrong password)" });
            return;
        }

        if (await ReadAsync(http) is not { } request)
        {
            await WriteAsync(http, StatusCodes.Status400BadRequest, new { errors = "Bad Request: the body must be a JSON object with a query." });
            return;
        }

        await WriteAsync(http, StatusCodes.Status200OK, await AnswerAsync(request, access, http.RequestAborted));
    }

    private async Task<Dictionary<string, object?>> AnswerAsync(GraphRequest request, AccessGrant access, CancellationToken cancellation)
    {
        var (prepared, errors) = shop.Engine.Prepare(request.Query, request.OperationName);
        if (prepared is not null)
            errors = shop.Engine.CheckVariables(prepared, request.Variables);
        if (prepared is null || errors.Count > 0)
            return Body(Answer.Refused(errors));

        var cost = new QueryCost(shop.Engine.Schema, prepared, request.Variables);
        var requested = cost.Requested();
        var refusal = InputSize.Check(prepared, request.Variables);
        if (requested > CostRefusals.MostAtOnce)
            refusal = [CostRefusals.TooMuch(requested)];
        else if (refusal.Count == 0 && shop.Options.Throttle && !shop.Buckets.TryTake(access.Token, requested))
            refusal = [CostRefusals.Throttled()];
        if (refusal.Count > 0)
            return Body(Answer.Refused(refusal), Cost(requested, null, access));

        var answer = await RunAsync(prepared, request.Variables, access, cancellation);
        var actual = Math.Min(requested, cost.Actual(answer.Data));
        if (shop.Options.Throttle)
            shop.Buckets.GiveBack(access.Token, requested - actual);
        return Body(answer, Cost(requested, actual, access));
    }

    private async Task<Answer> RunAsync(Prepared prepared, IReadOnlyDictionary<string, object?> variables, AccessGrant access, CancellationToken cancellation)
    {
        var writes = prepared.Operation.Operation == OperationType.Mutation;
        using var session = writes ? await shop.Store.WriteAsync(cancellation) : shop.Store.Read();
        var scope = new RequestScope(shop, session, access);
        var answer = await shop.Engine.RunAsync(prepared, variables, scope, trusted: false, cancellation);
        if (writes)
            session.Commit();
        foreach (var after in scope.AfterCommit)
            after();
        return answer;
    }

    private Dictionary<string, object?> Cost(double requested, double? actual, AccessGrant access) => new(StringComparer.Ordinal)
    {
        ["cost"] = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["requestedQueryCost"] = requested,
            ["actualQueryCost"] = actual,
            ["throttleStatus"] = shop.Buckets.Status(access.Token).ToJson(),
        },
    };

    private static Dictionary<string, object?> Body(Answer answer, object? extensions = null)
    {
        var body = new Dictionary<string, object?>(StringComparer.Ordinal);
        if (answer.Errors.Count > 0)
            body["errors"] = answer.Errors.Select(e => e.ToJson()).ToArray();
        if (answer.Ran)
            body["data"] = answer.Data;
        if (extensions is not null)
            body["extensions"] = extensions;
        return body;
    }

    private AccessGrant? Grant(HttpContext http)
    {
        var token = http.Request.Headers["X-Shopify-Access-Token"].ToString();
        return shop.Options.Tokens.ContainsKey(token) ? shop.Access(token) : null;
    }

    private static async Task<GraphRequest?> ReadAsync(HttpContext http)
    {
        try
        {
            using var body = await JsonDocument.ParseAsync(http.Request.Body, cancellationToken: http.RequestAborted);
            if (body.RootElement.ValueKind != JsonValueKind.Object || !body.RootElement.TryGetProperty("query", out var query) || query.ValueKind != JsonValueKind.String)
                return null;
            var name = body.RootElement.TryGetProperty("operationName", out var operation) ? operation.GetString() : null;
            var variables = body.RootElement.TryGetProperty("variables", out var given) ? PlainJson.Read(given) as Dictionary<string, object?> : null;
            return new GraphRequest(query.GetString()!, name, variables ?? NoVariables);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static async Task WriteAsync(HttpContext http, int status, object body)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json; charset=utf-8";
        await JsonSerializer.SerializeAsync(http.Response.Body, body, body.GetType(), Json, http.RequestAborted);
    }

    private sealed record GraphRequest(string Query, string? OperationName, IReadOnlyDictionary<string, object?> Variables);
}
