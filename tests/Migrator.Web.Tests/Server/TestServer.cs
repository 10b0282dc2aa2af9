using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Migrator.Core.Artifacts;
using Migrator.Core.Ledger;
using Migrator.Core.Migration;
using Migrator.Core.Orchestration;
using Migrator.Core.Runs;
using Migrator.TestKit.Memory;
using Migrator.Web.Serving;

namespace Migrator.Web.Tests.Server;

/// <summary>The embedded host's server on a free loopback port, over storage in memory.</summary>
internal sealed class TestServer : IAsyncDisposable
{
    public const string SourceFolder = "/srv/exports";

    private readonly WebApplication _app;

    private TestServer(WebApplication app, FakeTimeProvider time, MemoryArtifactStore artifacts, MemoryLedgers ledgers, RememberedRuns runs)
    {
        (_app, Time, Artifacts, Ledgers, Runs) = (app, time, artifacts, ledgers, runs);
        Http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8 }) { BaseAddress = new Uri(app.Urls.Single()) };
    }

    public FakeTimeProvider Time { get; }

    public MemoryArtifactStore Artifacts { get; }

    public MemoryLedgers Ledgers { get; }

    public RememberedRuns Runs { get; }

    public HttpClient Http { get; }

    public static async Task<TestServer> StartAsync(ServeOptions? serve = null, Func<WebOptions, WebOptions>? web = null, Action<IServiceCollection>? services = null)
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 24, 10, 30, 0, TimeSpan.Zero));
        var (artifacts, ledgers, runs) = (new MemoryArtifactStore(time), new MemoryLedgers(), new RememberedRuns(time));
        var options = new WebOptions { SourceFolder = SourceFolder };
        var app = MigratorServer.Build((serve ?? new ServeOptions()) with { Port = 0 }, web?.Invoke(options) ?? options, s =>
        {
            s.AddSingleton<TimeProvider>(time).AddSingleton<IArtifactStore>(artifacts).AddSingleton<ILedgers>(ledgers).AddSingleton<IOrchestrationClient>(runs);
            services?.Invoke(s);
        });
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new TestServer(app, time, artifacts, ledgers, runs);
    }

    /// <summary>A run that was accepted and is at work.</summary>
    public async Task<RunId> RunAsync(string id = "20261124-100000-aaaa", InstancePhase phase = InstancePhase.Running)
    {
        var run = new RunId(id);
        var request = MigrationRequestFile.Parse(TestRequest.Json, "test");
        await AcceptedRequests.WriteAsync(Artifacts, run, request, null, TestContext.Current.CancellationToken);
        Runs.Put(id, MigrationOrchestration.Name.Name, phase);
        return run;
    }

    public Task PutAsync(string path, string text) =>
        Artifacts.WriteAsync(new ArtifactPath(path), (stream, stop) => stream.WriteAsync(Encoding.UTF8.GetBytes(text), stop).AsTask(), TestContext.Current.CancellationToken);

    public async Task<Answer> GetAsync(string path) => await Answer.ReadAsync(await Http.GetAsync(new Uri(path, UriKind.RelativeOrAbsolute), TestContext.Current.CancellationToken));

    public Task<Answer> PostAsync(string path, string? json = null, params (string Name, string Value)[] headers) =>
        SendAsync(path, json is null ? null : new StringContent(json, Encoding.UTF8, "application/json"), headers);

    public async Task<Answer> SendAsync(string path, HttpContent? content, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return await Answer.ReadAsync(await Http.SendAsync(request, TestContext.Current.CancellationToken));
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.DisposeAsync();
    }
}

/// <summary>An answer, read whole.</summary>
internal sealed record Answer(HttpStatusCode Status, string Type, string Text, HttpResponseMessage Message)
{
    public JsonNode Json => JsonNode.Parse(Text)!;

    public string? Location => Message.Headers.Location?.OriginalString;

    public static async Task<Answer> ReadAsync(HttpResponseMessage message) =>
        new(message.StatusCode, message.Content.Headers.ContentType?.MediaType ?? "", await message.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), message);

    /// <summary>Is a problem of RFC 9457 that says what and how to mend it.</summary>
    public void ShouldBeProblem(HttpStatusCode status, string kind, string? inDetail = null)
    {
        Status.ShouldBe(status, Text);
        Type.ShouldBe("application/problem+json");
        ((string?)Json["type"]).ShouldBe("urn:migrator:problem:" + kind);
        ((int?)Json["status"]).ShouldBe((int)status);
        ((string?)Json["title"]).ShouldNotBeNullOrEmpty();
        ((string?)Json["remedy"]).ShouldNotBeNullOrEmpty();
        if (inDetail is not null) ((string?)Json["detail"]).ShouldNotBeNull().ShouldContain(inDetail);
    }
}

internal static class TestRequest
{
    /// <summary>A migration that can be started.</summary>
    public const string Json = """{ "source": { "kind": "files", "path": "luma" }, "target": { "shop": "a.myshopify.com", "token": "env:SHOPIFY_TOKEN" } }""";
}
