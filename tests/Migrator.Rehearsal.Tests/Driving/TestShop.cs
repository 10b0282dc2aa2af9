using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Migrator.Rehearsal.Tests.Driving;

/// <summary>A running stand-in and somebody to talk to it.</summary>
internal sealed class TestShop : IAsyncDisposable
{
    private readonly RehearsalServer _server;

    private TestShop(RehearsalServer server, string token)
    {
        _server = server;
        Http = new HttpClient { BaseAddress = server.BaseAddress };
        Http.DefaultRequestHeaders.Add("X-Shopify-Access-Token", token);
    }

    public HttpClient Http { get; }

    public Uri BaseAddress => _server.BaseAddress;

    public static async Task<TestShop> OpenAsync(RehearsalOptions? options = null, string token = "rehearsal") =>
        new(await RehearsalServer.StartAsync(options ?? new RehearsalOptions { Throttle = false }, TestContext.Current.CancellationToken), token);

    public async Task<HttpResponseMessage> PostAsync(string query, object? variables = null, string version = "2026-10") =>
        await Http.PostAsJsonAsync($"admin/api/{version}/graphql.json", new { query, variables }, TestContext.Current.CancellationToken);

    /// <summary>The whole answer.</summary>
    public async Task<JsonNode> AskAsync(string query, object? variables = null)
    {
        using var response = await PostAsync(query, variables);
        return (await response.Content.ReadFromJsonAsync<JsonNode>(TestContext.Current.CancellationToken))!;
    }

    /// <summary>The data of an answer that must have no top-level errors.</summary>
    public async Task<JsonNode> DataAsync(string query, object? variables = null)
    {
        var answer = await AskAsync(query, variables);
        answer["errors"].ShouldBeNull(answer["errors"]?.ToJsonString(Readable));
        return answer["data"]!;
    }

    /// <summary>The payload of the one mutation in the query, which must have no user errors.</summary>
    public async Task<JsonNode> DoAsync(string query, object? variables = null)
    {
        var payload = (await DataAsync(query, variables)).AsObject().Single().Value!;
        payload["userErrors"]!.AsArray().Count.ShouldBe(0, payload["userErrors"]!.ToJsonString(Readable));
        return payload;
    }

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true };

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _server.DisposeAsync();
    }
}
