using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Migrator.Cli.Hosting;
using Migrator.Cli.Screens;
using Migrator.Core.Runs;
using Migrator.Core.Telemetry;
using Migrator.Rehearsal;

namespace Migrator.Cli.Tests;

/// <summary>What dashboards are made of is really told.</summary>
public sealed class TelemetryTests
{
    /// <summary>Of the list, what a run cannot be made to tell: the timer's own, and what a budget that works never lets happen. Other tests show those.</summary>
    private static readonly string[] NotOfARun = ["migrator.schedules", "migrator.shopify.refusals"];

    [Fact]
    public async Task A_run_is_one_trace_and_every_metric_of_the_list_is_recorded()
    {
        var spans = new ConcurrentBag<Activity>();
        var metrics = new ConcurrentDictionary<string, bool>(StringComparer.Ordinal);
        using var listener = Listen(spans);
        using var meters = Listen(metrics);
        await using var shop = await RehearsalServer.StartAsync(
            new RehearsalOptions { Plan = RehearsalPlan.Plus, Tokens = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { [MigrationFolder.Token] = ["*"] } },
            TestContext.Current.CancellationToken);
        using var folder = Folder(shop.BaseAddress);

        var verdict = await MigrateAsync(folder);
        verdict.Word.ShouldBe(VerdictWord.Complete);
        await SpoilAsync(shop.BaseAddress);
        await ReviewAsync(folder);

        var ofRun = spans.Where(s => (string?)s.GetTagItem("migrator.run") == verdict.Run.Value).ToList();
        ofRun.Select(s => s.DisplayName).Distinct(StringComparer.Ordinal).ShouldBe(["Connect", "Plan", "Export", "Transform", "Import", "Manifest", "Review", "ReadResults", "Report"], ignoreOrder: true);
        ofRun.Select(s => s.TraceId).Distinct().ShouldHaveSingleItem().ShouldBe(MigratorTelemetry.TraceOf(verdict.Run).TraceId);
        spans.Where(s => s.GetTagItem("migrator.run") is null).ShouldBeEmpty();
        MigratorTelemetry.Metrics.Except(metrics.Keys).ShouldBe(NotOfARun, ignoreOrder: true);
    }

    [Fact]
    public async Task Telemetry_on_the_console_leaves_standard_output_to_the_verb()
    {
        await using var shop = await RehearsalServer.StartAsync(
            new RehearsalOptions { Plan = RehearsalPlan.Plus, Tokens = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { [MigrationFolder.Token] = ["*"] } },
            TestContext.Current.CancellationToken);
        using var folder = Folder(shop.BaseAddress);

        var result = await CliProcess.RunAsync(folder.Path, MigrationFolder.Environment, "migrate", "--config", "migration.json", "--json", "--telemetry", "console");

        result.ExitCode.ShouldBe(0, result.ToString());
        result.Lines.ShouldAllBe(line => line.StartsWith('{'));
        var lines = result.Error.Split('\n');
        lines.Count(line => line.StartsWith("span ", StringComparison.Ordinal)).ShouldBeGreaterThan(5);
        lines.ShouldContain(line => line.StartsWith("metric migrator.records ", StringComparison.Ordinal) && line.Contains("entity=products", StringComparison.Ordinal));
        result.ToString().ShouldNotContain(MigrationFolder.Token);
    }

    private static MigrationFolder Folder(Uri shop)
    {
        var folder = new MigrationFolder();
        folder.Configure("products.csv", shop, token: "file:token");
        File.WriteAllText(Path.Combine(folder.Path, "token"), MigrationFolder.Token);
        File.WriteAllText(
            Path.Combine(folder.Path, "products.csv"),
            "sku,attribute_set_code,product_type,product_websites,name,weight,product_online,visibility,price,url_key,qty,is_in_stock,additional_attributes\n"
            + "A,Default,simple,base,Name of A,1,1,\"Catalog, Search\",10.00,a,5,1,color=Blue\n");
        return folder;
    }

    private static async Task<Verdict> MigrateAsync(MigrationFolder folder)
    {
        var (request, mapping) = await MigrationRequestFile.LoadAsync(Path.Combine(folder.Path, "migration.json"), TestContext.Current.CancellationToken);
        await using var host = await EmbeddedHost.OpenAsync(request.Storage, new HostOptions(false, TelemetryTarget.None), TestContext.Current.CancellationToken);
        return await new MigrationRunner(host, new JsonScreen(TextWriter.Null)).MigrateAsync(request, mapping, TestContext.Current.CancellationToken);
    }

    private static async Task ReviewAsync(MigrationFolder folder)
    {
        var (request, _) = await MigrationRequestFile.LoadAsync(Path.Combine(folder.Path, "migration.json"), TestContext.Current.CancellationToken);
        await using var host = await EmbeddedHost.OpenAsync(request.Storage, new HostOptions(false, TelemetryTarget.None), TestContext.Current.CancellationToken);
        (await new MigrationRunner(host, new JsonScreen(TextWriter.Null)).ReviewAsync(null, TestContext.Current.CancellationToken)).Word.ShouldBe(VerdictWord.Incomplete);
    }

    /// <summary>Somebody edits a product between import and review.</summary>
    private static async Task SpoilAsync(Uri shop)
    {
        using var client = new HttpClient { BaseAddress = shop };
        client.DefaultRequestHeaders.Add("X-Shopify-Access-Token", MigrationFolder.Token);
        var found = await AskAsync(client, new { query = "{ products(first: 1) { nodes { id } } }" });
        var id = (string)found["data"]!["products"]!["nodes"]![0]!["id"]!;
        var changed = await AskAsync(client, new { query = "mutation($p: ProductUpdateInput) { productUpdate(product: $p) { product { title } userErrors { message } } }", variables = new { p = new { id, title = "Spoiled" } } });
        ((string?)changed["data"]!["productUpdate"]!["product"]!["title"]).ShouldBe("Spoiled");
    }

    private static async Task<JsonNode> AskAsync(HttpClient client, object body)
    {
        using var answer = await client.PostAsJsonAsync("admin/api/2026-10/graphql.json", body, TestContext.Current.CancellationToken);
        return (await answer.Content.ReadFromJsonAsync<JsonNode>(TestContext.Current.CancellationToken))!;
    }

    private static ActivityListener Listen(ConcurrentBag<Activity> spans)
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == MigratorTelemetry.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = spans.Add,
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }

    private static MeterListener Listen(ConcurrentDictionary<string, bool> metrics)
    {
        var listener = new MeterListener { InstrumentPublished = (instrument, self) => { if (instrument.Meter.Name == MigratorTelemetry.Name) self.EnableMeasurementEvents(instrument); } };
        listener.SetMeasurementEventCallback<long>((instrument, _, _, _) => metrics[instrument.Name] = true);
        listener.SetMeasurementEventCallback<double>((instrument, _, _, _) => metrics[instrument.Name] = true);
        listener.Start();
        return listener;
    }
}
