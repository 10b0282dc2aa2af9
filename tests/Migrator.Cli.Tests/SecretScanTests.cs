using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Migrator.Rehearsal;

namespace Migrator.Cli.Tests;

/// <summary>What must not be told is told nowhere: not in history, ledger, files, logs, nor over HTTP.</summary>
public sealed class SecretScanTests
{
    private const string Token = "shpat_planted0123456789abcdef";
    private const string PasswordHash = "5f4dcc3b5aa765d61d8327deb882cf99planted:saltplanted:3_32_2_67108864";
    private const string ResetToken = "resettokenplanted77";
    private const string Email = "planted.person@example.org";

    private static readonly string[] Secrets = [Token, PasswordHash, ResetToken];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task After_a_run_no_secret_stands_anywhere_and_no_customer_in_a_log()
    {
        await using var shop = await RehearsalServer.StartAsync(
            new RehearsalOptions { Plan = RehearsalPlan.Plus, Tokens = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { [Token] = ["*"] } }, Cancellation);
        using var folder = new MigrationFolder().Configure("export", shop.BaseAddress, entities: ["products", "customers", "customer-addresses"]);
        WriteExport(Path.Combine(folder.Path, "export"));
        var environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["SHOPIFY_TOKEN"] = Token };

        var result = await CliProcess.RunAsync(folder.Path, environment, "migrate", "--config", "migration.json", "--json", "--verbose", "--telemetry", "console");
        // 3: customers are kept as XML and go no further yet.
        result.ExitCode.ShouldBeOneOf(0, 3);
        var run = result.Verdict.GetProperty("run").GetString()!;
        var (answers, served) = await AskAsync(folder, environment, run);

        var places = new Dictionary<string, string>(StringComparer.Ordinal) { ["stdout"] = result.Output, ["stderr"] = result.Error, ["serve's stdout"] = served.Output, ["serve's stderr"] = served.Error };
        foreach (var (route, answer) in answers) places[route] = answer;
        foreach (var file in Directory.EnumerateFiles(Path.Combine(folder.Path, "runs"), "*", SearchOption.AllDirectories)) places[file] = await ReadAsync(file);
        foreach (var database in new[] { "history.db", "ledger.db" }) places[database + "'s rows"] = Rows(Path.Combine(folder.Path, "runs", database));

        result.Error.ShouldContain("Activity Export");
        places.Values.ShouldContain(text => text.Contains(Email, StringComparison.Ordinal), "the customer was exported: else the scan proves nothing");
        places.Where(p => Secrets.Any(s => p.Value.Contains(s, StringComparison.Ordinal))).Select(p => p.Key).ShouldBeEmpty();
        string[] logs = ["stdout", "stderr", "serve's stdout", "serve's stderr"];
        logs.Where(l => places[l].Contains(Email, StringComparison.OrdinalIgnoreCase)).ShouldBeEmpty();
    }

    private static void WriteExport(string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (var sample in Directory.GetFiles(Path.Combine(MigrationFolder.Samples, "export"))) File.Copy(sample, Path.Combine(folder, Path.GetFileName(sample)));
        var customers = File.ReadAllLines(Path.Combine(folder, "customer.csv"))[0].Split(',');
        File.AppendAllText(Path.Combine(folder, "customer.csv"), Line(customers, new()
        {
            ["email"] = Email,
            ["_website"] = "base",
            ["_store"] = "default",
            ["website_id"] = "1",
            ["store_id"] = "1",
            ["firstname"] = "Planted",
            ["lastname"] = "Person",
            ["group_id"] = "1",
            ["password_hash"] = PasswordHash,
            ["rp_token"] = ResetToken,
            ["created_at"] = "2024-05-11 08:30:00",
            ["updated_at"] = "2024-05-11 08:30:00",
        }));
        var addresses = File.ReadAllLines(Path.Combine(folder, "customer_address.csv"))[0].Split(',');
        File.AppendAllText(Path.Combine(folder, "customer_address.csv"), Line(addresses, new()
        {
            ["_website"] = "base",
            ["_email"] = Email,
            ["_entity_id"] = "9999",
            ["city"] = "Portland",
            ["country_id"] = "US",
            ["firstname"] = "Planted",
            ["lastname"] = "Person",
            ["postcode"] = "04101",
            ["region"] = "Maine",
            ["street"] = "1 Planted Row",
            ["telephone"] = "2075550100",
        }));
    }

    private static string Line(string[] columns, Dictionary<string, string> values) => string.Join(',', columns.Select(c => values.GetValueOrDefault(c, ""))) + "\n";

    /// <summary>Every answer that HTTP gives of the run.</summary>
    private static async Task<(Dictionary<string, string> Answers, CliResult Served)> AskAsync(MigrationFolder folder, IReadOnlyDictionary<string, string> environment, string run)
    {
        var port = FreePort();
        using var process = CliProcess.Start(folder.Path, environment, "serve", "--storage", "runs", "--port", $"{port}", "--verbose");
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}/api/") };
        await UntilItAnswersAsync(client, process);
        var answers = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var route in new[] { "migrations", $"migrations/{run}", $"migrations/{run}/report", $"migrations/{run}/findings?limit=200", $"migrations/{run}/artifacts?limit=200", "health", $"migrations/{run}/no-such" })
            answers[route] = await client.GetStringAsyncOrProblem(route, Cancellation);
        JsonDocument.Parse(answers[$"migrations/{run}"]).RootElement.GetProperty("verdict").GetProperty("run").GetString().ShouldBe(run);
        process.Kill();
        return (answers, await process.EndAsync());
    }

    private static async Task UntilItAnswersAsync(HttpClient client, CliProcess process)
    {
        while (!process.HasEnded)
        {
            try
            {
                using var answer = await client.GetAsync("migrations", Cancellation);
                return;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(100, Cancellation);
            }
        }
    }

    private static async Task<string> ReadAsync(string file)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(stream, Encoding.Latin1);
        return await reader.ReadToEndAsync(Cancellation);
    }

    /// <summary>A text that lies over several pages of a database is in no stretch of its file.</summary>
    private static string Rows(string database)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = database, Mode = SqliteOpenMode.ReadWrite, Pooling = false }.ToString());
        connection.Open();
        var tables = new List<string>();
        using (var names = connection.CreateCommand())
        {
            names.CommandText = "SELECT name FROM sqlite_master WHERE type = 'table'";
            using var reader = names.ExecuteReader();
            while (reader.Read()) tables.Add(reader.GetString(0));
        }

        var text = new StringBuilder();
        foreach (var table in tables)
        {
            using var rows = connection.CreateCommand();
            rows.CommandText = $"SELECT * FROM \"{table}\"";
            using var reader = rows.ExecuteReader();
            while (reader.Read())
            {
                for (var i = 0; i < reader.FieldCount; i++) text.Append(reader.GetValue(i) is byte[] bytes ? Encoding.UTF8.GetString(bytes) : reader.GetValue(i).ToString()).Append('\n');
            }
        }

        tables.ShouldNotBeEmpty();
        return text.ToString();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

internal static class Answers
{
    /// <summary>The body, whatever the status.</summary>
    public static async Task<string> GetStringAsyncOrProblem(this HttpClient client, string route, CancellationToken cancellationToken)
    {
        using var answer = await client.GetAsync(route, cancellationToken);
        return await answer.Content.ReadAsStringAsync(cancellationToken);
    }
}
