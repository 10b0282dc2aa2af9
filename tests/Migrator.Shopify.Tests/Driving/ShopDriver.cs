using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Migrator.Core.Entities;
using Migrator.Core.Findings;
using Migrator.Core.Ledger;
using Migrator.Core.Rows;
using Migrator.Core.Runs;
using Migrator.Core.Stages;
using Migrator.Rehearsal;
using Migrator.Shopify.Admin;
using Migrator.TestKit.Memory;

namespace Migrator.Shopify.Tests.Driving;

/// <summary>A shop on the stand-in, driven step by step as the orchestrations drive it.</summary>
internal sealed class ShopDriver : IAsyncDisposable
{
    public const string Token = "shpat_planted-token-0815";

    private readonly RehearsalServer _server;
    private readonly ServiceProvider _services;
    private readonly IShopFactory _factory;
    private readonly MemoryLedgers _ledgers = new();
    private readonly HttpClient _http = new();
    private int _run;

    private ShopDriver(RehearsalServer server, ShopifyOptions options)
    {
        _server = server;
        _services = new ServiceCollection()
            .AddSingleton(options)
            .AddSingleton<IShopifyTransportFactory>(p => new FaultyTransportFactory(
                new HttpTransportFactory(p.GetRequiredService<IHttpClientFactory>(), options, TimeProvider.System), Faults))
            .AddShopify()
            .AddLogging(logging => logging.AddProvider(Logs))
            .BuildServiceProvider();
        _factory = _services.GetRequiredService<IShopFactory>();
        Address = server.BaseAddress;
    }

    public Uri Address { get; set; }

    public Faults Faults { get; } = new();

    public LogKeeper Logs { get; } = new();

    public MemoryArtifactStore Artifacts { get; } = new();

    public TargetSettings Settings { get; set; } = new() { Shop = "", Token = new SecretReference("env:SHOPIFY_TOKEN") };

    public string TokenValue { get; set; } = Token;

    /// <summary>What the last import asked to be waited, step by step.</summary>
    public int Steps { get; private set; }

    public static async Task<ShopDriver> OpenAsync(RehearsalOptions? rehearsal = null, ShopifyOptions? options = null, RehearsalPlan? throttle = null)
    {
        rehearsal ??= new RehearsalOptions();
        var server = await RehearsalServer.StartAsync(
            rehearsal with
            {
                Plan = throttle ?? RehearsalPlan.Plus,
                Throttle = throttle is not null,
                Media = rehearsal.Media with { Delay = TimeSpan.FromMilliseconds(1) },
                Tokens = rehearsal.Tokens.ContainsKey("rehearsal") ? new Dictionary<string, IReadOnlyList<string>> { [Token] = ["*"] } : rehearsal.Tokens,
            },
            default);
        return new ShopDriver(server, options ?? Quick);
    }

    /// <summary>Waits that a test can afford.</summary>
    public static ShopifyOptions Quick { get; } = new()
    {
        FirstWait = TimeSpan.FromMilliseconds(5),
        LongestWait = TimeSpan.FromMilliseconds(20),
        Attempts = 4,
        BulkPoll = TimeSpan.FromMilliseconds(20),
        MediaPoll = TimeSpan.FromMilliseconds(20),
    };

    public IShop Open() => _factory.Open(Settings with { Shop = Settings.Shop.Length > 0 ? Settings.Shop : Address.ToString() }, new OneSecret(TokenValue));

    public Task<ShopProfile> ConnectAsync(params IReadOnlyList<EntityType> entities) =>
        Open().ConnectAsync(entities.Count > 0 ? entities : [EntityType.Attributes, EntityType.Products], default);

    /// <summary>The definitions that every import of products needs.</summary>
    public Task<Imported> ImportDefinitionsAsync(params ShopifyMetafieldDefinition[] more) => ImportAsync([
        new ShopifyMetafieldDefinition { OwnerType = "PRODUCT", Namespace = "magento", Key = "sku", Name = "Magento SKU", Type = "id" },
        .. more,
    ]);

    public async Task<Imported> ImportAsync(params IReadOnlyList<IShopifyRow> rows)
    {
        var run = new RunId($"run-{++_run}");
        var entity = rows[0].Entity;
        var work = await WorkAsync(run, entity);
        var files = _services.GetServices<IRowFile>().Single(f => f.Entity == entity);
        await Artifacts.WriteAsync(work.Files.Rows(1), (stream, stop) => files.WriteAsync(stream, rows, stop), default);
        return await ImportAsync(run, entity);
    }

    /// <summary>Imports the rows that are written already, from the beginning or from a step that was reached before.</summary>
    public async Task<Imported> ImportAsync(RunId run, EntityType entity, string? token = null, Func<string?, bool>? stopBefore = null)
    {
        var work = await WorkAsync(run, entity);
        var shop = Open();
        for (Steps = 0; Steps < 500; Steps++)
        {
            if (stopBefore?.Invoke(token) == true) return new Imported(run, [], token);
            var answer = await shop.ImportAsync(work, 1, token, default);
            if (answer.Result is not null)
                return new Imported(run, await RunCsv.ReadAsync<ImportResult>(Artifacts, work.Files.Results(1), default).ToListAsync(), null);
            Encoding.UTF8.GetByteCount(answer.Token!).ShouldBeLessThan(1024);
            token = answer.Token;
            await Task.Delay(Shorter(answer.Wait));
        }

        throw new TimeoutException($"The import does not end: {token}");
    }

    public async Task<Reviewed> ReviewAsync(RunId run, EntityType entity)
    {
        var work = await WorkAsync(run, entity);
        var shop = Open();
        string? token = null;
        for (var step = 0; step < 500; step++)
        {
            var answer = await shop.ReviewAsync(work, 1, token, default);
            if (answer.Result is { } counts)
                return new Reviewed(counts, await RunCsv.ReadAsync<Difference>(Artifacts, work.Files.Differences, default).ToListAsync());
            token = answer.Token;
            await Task.Delay(Shorter(answer.Wait));
        }

        throw new TimeoutException($"The review does not end: {token}");
    }

    public async Task<LedgerEntry?> LedgerAsync(EntityType entity, string id) =>
        (await _ledgers.For((await ConnectAsync()).Account).FindAsync(entity, [id], default)).GetValueOrDefault(id);

    public async Task ForgetAsync(params LedgerEntry[] entries) => await _ledgers.For((await ConnectAsync()).Account).PutAsync(entries, default);

    public async Task<ShopWork> WorkAsync(RunId run, EntityType entity)
    {
        var profile = await ConnectAsync();
        return new ShopWork(run, new EntityFiles(run, entity), Artifacts, _ledgers.For(profile.Account), profile);
    }

    /// <summary>Asks the stand-in directly, as somebody at work in the shop's admin does.</summary>
    public async Task<JsonElement> AskAsync(string query)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_server.BaseAddress, "/admin/api/2026-10/graphql.json"));
        request.Headers.Add("X-Shopify-Access-Token", Token);
        request.Content = new StringContent(JsonSerializer.Serialize(new { query }), Encoding.UTF8, "application/json");
        using var response = await _http.SendAsync(request);
        var json = JsonSerializer.Deserialize<JsonElement>(await response.Content.ReadAsStringAsync());
        json.At("errors").ShouldBeNull(json.GetRawText());
        return json.GetProperty("data");
    }

    /// <summary>The only product with this handle.</summary>
    public async Task<JsonElement> ProductAsync(string handle) => (await AskAsync(
        $$"""
        { productByIdentifier(identifier: {handle: "{{handle}}"}) {
            id handle title descriptionHtml vendor productType tags status seo { title description } options { name values }
            media(first: 50) { nodes { id alt status } }
            metafields(first: 50) { nodes { namespace key type value } }
            resourcePublicationsV2(first: 10) { nodes { isPublished publication { name } } }
            variants(first: 100) { nodes { id sku price compareAtPrice barcode taxable inventoryPolicy inventoryQuantity selectedOptions { name value }
              media(first: 1) { nodes { id } }
              metafields(first: 20) { nodes { namespace key type value } }
              inventoryItem { tracked requiresShipping countryCodeOfOrigin unitCost { amount } measurement { weight { unit value } } } } } } }
        """)).GetProperty("productByIdentifier");

    public async Task<int> ProductCountAsync() => (await AskAsync("{ productsCount { count } }")).Whole("productsCount", "count")!.Value;

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _services.DisposeAsync();
        await _server.DisposeAsync();
    }

    private static TimeSpan Shorter(TimeSpan wait) => wait < TimeSpan.FromMilliseconds(30) ? wait : TimeSpan.FromMilliseconds(30);

    private sealed class OneSecret(string value) : ISecrets
    {
        public Task<string> ResolveAsync(SecretReference reference, CancellationToken cancellationToken) => Task.FromResult(value);
    }
}

internal sealed record Imported(RunId Run, IReadOnlyList<ImportResult> Results, string? StoppedAt)
{
    public ImportResult For(string record) => Results.Single(r => r.Record == record);

    public IReadOnlyList<ImportAction> Actions => [.. Results.Select(r => r.Action).Distinct()];
}

internal sealed record Reviewed(ReviewCounts Counts, IReadOnlyList<Difference> Differences);
