using System.Text;
using Migrator.Rehearsal;

namespace Migrator.Cli.Tests;

/// <summary>A bad configuration stops a run before anything is written, a bad record never stops it; each says where and what to do.</summary>
public sealed class BadInputTests
{
    private const string Header = "sku,store_view_code,attribute_set_code,product_type,categories,product_websites,name,weight,product_online,visibility,price,url_key,qty,is_in_stock,base_image,additional_attributes";

    [Fact]
    public async Task A_shop_that_is_not_there_stops_with_its_address()
    {
        using var folder = WithProducts(Row("A"), new Uri("http://127.0.0.1:9"));

        var result = await folder.MigrateAsync();

        result.ExitCode.ShouldBe(2, result.ToString());
        result.Verdict.GetProperty("verdict").GetString().ShouldBe("failed");
        result.Verdict.GetProperty("error").GetString()!.ShouldContain("127.0.0.1:9");
    }

    [Fact]
    public async Task A_wrong_token_stops_and_is_never_printed()
    {
        await using var shop = await OpenAsync("another-token", "*");
        using var folder = WithProducts(Row("A"), shop.BaseAddress);

        var result = await folder.MigrateAsync();

        result.ExitCode.ShouldBe(2, result.ToString());
        result.ToString().ShouldContain("token", Case.Insensitive);
        result.ToString().ShouldNotContain(MigrationFolder.Token);
        Directory.EnumerateFiles(folder.Path, "*", SearchOption.AllDirectories).Where(f => File.ReadAllText(f, Encoding.Latin1).Contains(MigrationFolder.Token, StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_missing_scope_is_named_before_anything_is_written()
    {
        await using var shop = await OpenAsync(MigrationFolder.Token, "read_products", "read_publications", "write_publications", "read_locations", "write_inventory", "read_inventory");
        using var folder = WithProducts(Row("A"), shop.BaseAddress);

        var result = await folder.MigrateAsync();

        result.ExitCode.ShouldBe(2, result.ToString());
        result.Verdict.GetProperty("error").GetString()!.ShouldContain("write_products");
    }

    [Fact]
    public async Task An_unset_variable_is_named()
    {
        await using var shop = await OpenAsync(MigrationFolder.Token, "*");
        using var folder = new MigrationFolder().Configure("products.csv", shop.BaseAddress, token: "env:NO_SUCH_VARIABLE");
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "products.csv"), Header + "\n" + Row("A") + "\n", TestContext.Current.CancellationToken);

        var result = await folder.MigrateAsync();

        result.ExitCode.ShouldBe(2, result.ToString());
        result.Verdict.GetProperty("error").GetString()!.ShouldContain("NO_SUCH_VARIABLE");
        result.Error.ShouldNotContain("   at ");
        Directory.Exists(Path.Combine(folder.Path, "runs")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_broken_line_is_named_and_the_rest_goes_on()
    {
        await using var shop = await OpenAsync(MigrationFolder.Token, "*");
        using var folder = WithProducts(Row("A") + "\nB,too,few\n" + Row("C"), shop.BaseAddress);

        var result = await folder.MigrateAsync();

        result.ExitCode.ShouldBe(3, result.ToString());
        result.Products.GetProperty("created").GetInt64().ShouldBe(2);
        result.Products.GetProperty("failed").GetInt64().ShouldBe(1);
        Findings(folder).ShouldContain("products.csv, line 3");
    }

    [Fact]
    public async Task A_file_that_is_cut_off_keeps_what_came_before()
    {
        await using var shop = await OpenAsync(MigrationFolder.Token, "*");
        using var folder = WithProducts(Row("A") + "\n" + Row("B") + "\n" + Row("C")[..40], shop.BaseAddress, end: "");

        var result = await folder.MigrateAsync();

        result.ExitCode.ShouldBe(3, result.ToString());
        result.Products.GetProperty("created").GetInt64().ShouldBe(2);
        Findings(folder).ShouldContain("line 4");
    }

    [Fact]
    public async Task A_byte_order_mark_and_Windows_line_ends_do_no_harm()
    {
        await using var shop = await OpenAsync(MigrationFolder.Token, "*");
        using var folder = WithProducts((Row("A") + "\n" + Row("B")).Replace("\n", "\r\n", StringComparison.Ordinal), shop.BaseAddress, "\uFEFF", "\r\n");

        var result = await folder.MigrateAsync();

        result.ExitCode.ShouldBe(0, result.ToString());
        result.Products.GetProperty("created").GetInt64().ShouldBe(2);
    }

    [Fact]
    public async Task A_duplicate_sku_is_reported_and_the_first_counts()
    {
        await using var shop = await OpenAsync(MigrationFolder.Token, "*");
        using var folder = WithProducts(Row("A") + "\n" + Row("A", "a-again"), shop.BaseAddress);

        var result = await folder.MigrateAsync();

        result.Products.GetProperty("created").GetInt64().ShouldBe(1, result.ToString());
        Findings(folder).ShouldContain("line 3");
        (await new ShopContent(shop.BaseAddress).ReadAsync(TestContext.Current.CancellationToken)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_run_that_read_no_record_is_not_called_complete()
    {
        await using var shop = await OpenAsync(MigrationFolder.Token, "*");
        using var folder = WithProducts("", shop.BaseAddress);

        var result = await folder.MigrateAsync();

        result.ExitCode.ShouldBe(3, result.ToString());
        Findings(folder).ShouldContain("file.no-records");
    }

    [Fact]
    public async Task What_is_only_exported_yet_is_not_called_complete()
    {
        await using var shop = await OpenAsync(MigrationFolder.Token, "*");
        using var folder = new MigrationFolder().Configure(Path.Combine(MigrationFolder.Samples, "export"), shop.BaseAddress, entities: ["customers"]);

        var result = await folder.MigrateAsync();

        result.ExitCode.ShouldBe(3, result.ToString());
        var customers = result.Verdict.GetProperty("entities").GetProperty("customers");
        customers.GetProperty("read").GetInt64().ShouldBeGreaterThan(0);
        customers.GetProperty("skipped").GetInt64().ShouldBe(customers.GetProperty("read").GetInt64());
        Findings(folder).ShouldContain("entity.exported-only");
    }

    [Fact]
    public async Task A_mistake_of_the_user_is_said_once_and_without_a_stack()
    {
        await using var shop = await OpenAsync("another-token", "*");
        using var folder = WithProducts(Row("A"), shop.BaseAddress);

        var result = await CliProcess.RunAsync(folder.Path, MigrationFolder.Environment, "migrate", "--config", "migration.json");

        result.ExitCode.ShouldBe(2, result.ToString());
        result.Error.Trim().ShouldBeEmpty();
        result.Output.ShouldNotContain("   at ");
    }

    [Theory]
    [InlineData("99999")]
    [InlineData("taken")]
    public async Task A_stand_in_that_cannot_start_says_why_in_a_sentence(string port)
    {
        await using var shop = await OpenAsync(MigrationFolder.Token, "*");
        using var folder = new MigrationFolder();

        var result = await CliProcess.RunAsync(folder.Path, null, "rehearse", "--port", port == "taken" ? $"{shop.BaseAddress.Port}" : port);

        result.ExitCode.ShouldBe(2, result.ToString());
        result.Output.ShouldContain("--port");
        (result.Output + result.Error).ShouldNotContain("   at ");
    }

    [Theory]
    [InlineData("migrate")]
    [InlineData("migrate --config")]
    [InlineData("migrate --config a.json --no-such-option")]
    [InlineData("rehearse --plan gold")]
    [InlineData("no-such-verb")]
    public async Task Wrong_usage_is_exit_code_2(string arguments)
    {
        using var folder = new MigrationFolder();

        (await CliProcess.RunAsync(folder.Path, null, arguments.Split(' '))).ExitCode.ShouldBe(2);
    }

    private static string Row(string sku, string? urlKey = null) => $"{sku},,Default,simple,Default Category,base,Name of {sku},1.000000,1,\"Catalog, Search\",10.000000,{urlKey ?? sku.ToLowerInvariant()},5.0000,1,,color=Blue";

    private static MigrationFolder WithProducts(string rows, Uri shop, string begin = "", string end = "\n")
    {
        var folder = new MigrationFolder().Configure("products.csv", shop);
        var newLine = end == "\r\n" ? "\r\n" : "\n";
        File.WriteAllText(Path.Combine(folder.Path, "products.csv"), begin + Header + newLine + rows + end);
        return folder;
    }

    private static string Findings(MigrationFolder folder) => string.Concat(
        Directory.EnumerateFiles(Path.Combine(folder.Path, "runs"), "*.findings.csv", SearchOption.AllDirectories).Select(File.ReadAllText));

    private static Task<RehearsalServer> OpenAsync(string token, params string[] scopes) => RehearsalServer.StartAsync(
        new RehearsalOptions { Plan = RehearsalPlan.Plus, Tokens = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { [token] = scopes } },
        TestContext.Current.CancellationToken);
}
