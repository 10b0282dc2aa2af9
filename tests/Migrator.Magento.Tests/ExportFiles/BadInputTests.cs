using System.Text;
using Migrator.Core.Entities;
using Migrator.Core.Failures;
using Migrator.Core.Findings;
using Migrator.Core.Runs;
using Migrator.Magento.ExportFiles;

namespace Migrator.Magento.Tests.ExportFiles;

public sealed class BadInputTests : IDisposable
{
    private readonly TestExport _export = new();

    public void Dispose() => _export.Dispose();

    [Theory]
    [InlineData("B,simple,\"Bad\" name\"", "csv.broken-record", "a quote is missing or too much")]
    [InlineData("B,simple,\"Bad name", "csv.broken-record", "a quote is missing or too much")]
    [InlineData("B,simple,Bad,more", "csv.broken-record", "the record has 4 fields, and the header 3")]
    [InlineData("B,simple", "csv.broken-record", "the record has 2 fields, and the header 3")]
    public async Task A_broken_line_is_said_by_file_and_line_and_the_rest_goes_on(string line, string rule, string reason)
    {
        var run = await _export.ProductsOfAsync($"sku,product_type,name\nA,simple,First\n{line}\nC,simple,Third\n\"D\",simple,\"The last\"\n");

        run.Products.Keys.ShouldBe(["A", "C", "D"]);
        run.Plan.Unreadable.ShouldBe(1);
        var finding = run.Findings.ShouldHaveSingleItem();
        finding.Rule.ShouldBe(rule);
        finding.State.ShouldBe(RecordState.Failed);
        finding.Record.ShouldBe("products.csv, line 3");
        finding.Message.ShouldContain(reason);
    }

    [Theory]
    [InlineData("C,simple,\"The th")]
    [InlineData("C,sim")]
    public async Task A_file_that_is_cut_off_gives_what_was_before(string rest)
    {
        var run = await _export.ProductsOfAsync("sku,product_type,name\nA,simple,First\nB,simple,Second\n" + rest);

        run.Products.Keys.ShouldBe(["A", "B"]);
        var finding = run.Findings.ShouldHaveSingleItem();
        finding.Rule.ShouldBe("csv.cut-off");
        finding.Message.ShouldContain("products.csv, line 4");
        finding.Message.ShouldContain("Export it again");
    }

    [Fact]
    public async Task A_byte_order_mark_and_Windows_line_ends_make_no_difference()
    {
        var text = _export.Product("A", ("name", "Two\nlines")).Product("B", ("name", "One")).Text();
        var plain = await _export.ProductsOfAsync(text);
        var windows = await _export.ProductsOfAsync([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.Replace("\n", "\r\n", StringComparison.Ordinal))]);

        windows.Findings.ShouldBeEmpty();
        windows.Products.Keys.ShouldBe(plain.Products.Keys);
        windows.Products["A"].Value("name").ShouldBe("Two\r\nlines");
        windows.Products["B"].Position.ShouldBe(plain.Products["B"].Position);
    }

    [Fact]
    public async Task The_line_ends_of_old_Macs_make_no_difference()
    {
        var text = _export.Product("A", ("name", "Two\nlines")).Product("B", ("name", "One")).StoreRow("B", "fr", ("name", "Un")).Text();
        var plain = await _export.ProductsOfAsync(text);
        var mac = await _export.ProductsOfAsync(text.Replace('\n', '\r'));

        mac.Findings.ShouldBeEmpty();
        mac.Products.Keys.ShouldBe(["A", "B"]);
        mac.Products["A"].Value("name").ShouldBe("Two\rlines");
        mac.Products["B"].Value("name").ShouldBe("One");
        mac.Products["B"].Position.ShouldBe(plain.Products["B"].Position);
    }

    [Theory]
    [InlineData(';')]
    [InlineData('\t')]
    public async Task Another_delimiter_is_recognised(char delimiter)
    {
        using var export = new TestExport { Delimiter = delimiter };
        var run = await export.Product("A", ("name", "One, two; three\tfour")).ProductsAsync();

        run.Products["A"].Value("name").ShouldBe("One, two; three\tfour");
    }

    [Fact]
    public async Task Bytes_that_are_no_UTF8_are_replaced_and_said()
    {
        var run = await _export.ProductsOfAsync([.. "sku,product_type,name\nA,simple,Gr"u8, 0xF6, .. "sse\nB,simple,Good\n"u8]);

        run.Products["A"].Value("name").ShouldBe("Gr\ufffdsse");
        var finding = run.Findings.ShouldHaveSingleItem();
        finding.ShouldSatisfyAllConditions(f => f.Rule.ShouldBe("csv.invalid-utf8"), f => f.Record.ShouldBe("A"), f => f.Message.ShouldContain("products.csv, line 2"));
    }

    [Fact]
    public async Task An_unknown_column_is_kept_as_an_attribute_and_said_once()
    {
        _export.Product("A", ("erp_code", "X1")).Product("B", ("erp_code", "X2"));
        var products = await _export.ProductsAsync();
        var attributes = await _export.AttributesAsync();

        products.Products["B"].Value("erp_code").ShouldBe("X2");
        attributes.Records.ShouldContain(a => a.SourceId == "erp_code");
        attributes.Findings.Where(f => f.Rule == "csv.unknown-column").ShouldHaveSingleItem().Message.ShouldContain("'erp_code'");
    }

    [Fact]
    public async Task Of_two_columns_of_one_name_the_first_counts_and_the_other_is_said_once()
    {
        var run = await _export.ProductsOfAsync("sku,product_type,name,Name\nA,simple,First,Second\nB,simple,Third,Fourth\n");

        run.Products["A"].Value("name").ShouldBe("First");
        run.Findings.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            f => f.Rule.ShouldBe("csv.duplicate-column"), f => f.Field.ShouldBe("Name"), f => f.Message.ShouldContain("products.csv, line 1: column 4 is called 'Name' as column 3"));
    }

    [Fact]
    public async Task Of_two_rows_of_one_SKU_the_first_counts_whatever_its_case()
    {
        var run = await _export.Product("A", ("name", "First")).Product("a", ("name", "Second")).ProductsAsync();

        run.Products.ShouldHaveSingleItem().Value.Value("name").ShouldBe("First");
        var finding = run.Findings.ShouldHaveSingleItem();
        finding.Rule.ShouldBe("product.duplicate-sku");
        finding.Message.ShouldContain("line 3");
    }

    [Fact]
    public async Task A_store_views_row_without_its_product_is_said_and_counted_as_unreadable()
    {
        var run = await _export.Product("A").StoreRow("GHOST", "fr", ("name", "Fantôme")).ProductsAsync();

        run.Products.Keys.ShouldBe(["A"]);
        run.Plan.Unreadable.ShouldBe(1);
        run.Findings.ShouldHaveSingleItem().ShouldSatisfyAllConditions(f => f.Rule.ShouldBe("product.store-row-alone"), f => f.Record.ShouldBe("GHOST"), f => f.Message.ShouldContain("line 3"));
    }

    [Fact]
    public async Task A_record_without_a_SKU_is_said()
    {
        var run = await _export.Product("A").Product("", ("name", "Nobody")).ProductsAsync();

        run.Products.Keys.ShouldBe(["A"]);
        run.Plan.Unreadable.ShouldBe(1);
        run.Findings.ShouldHaveSingleItem().Rule.ShouldBe("product.no-sku");
    }

    [Fact]
    public async Task Numbers_and_dates_that_are_none_are_kept_as_text_and_said()
    {
        var run = await _export.Product("A", ("price", "12,50"), ("special_price_from_date", "soon"), ("qty", "many"), ("is_in_stock", "1")).ProductsAsync();

        run.Products["A"].Value("price").ShouldBe("12,50");
        run.Products["A"].Value("special_from_date").ShouldBe("soon");
        run.Products["A"].Stock!.Quantity.ShouldBe(0);
        run.Findings.Select(f => (f.Rule, f.Field, f.Before)).ShouldBe(
            [("value.not-a-number", "price", "12,50"), ("value.not-a-date", "special_from_date", "soon"), ("value.not-a-number", "qty", "many")], ignoreOrder: true);
        run.Findings.ShouldAllBe(f => f.Message.Contains("products.csv, line 2", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_path_that_is_not_there_is_a_matter_of_configuration() => await RefusedAsync(_export.Path + "/nowhere", "does not exist");

    [Fact]
    public async Task A_folder_without_exports_is_a_matter_of_configuration() => await RefusedAsync(_export.Path, "holds no .csv file");

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("name,street\nx,y\n", "begins with 'name, street'")]
    [InlineData("\0\u0001garbage", "begins with")]
    public async Task A_file_that_is_no_export_is_a_matter_of_configuration(string text, string reason)
    {
        _export.Write("other.csv", text);

        await RefusedAsync(_export.Path, reason);
    }

    [Fact]
    public async Task A_file_beside_the_exports_that_is_none_is_left_aside_and_said()
    {
        _export.Write("notes.csv", "a,b\n1,2\n");
        System.IO.File.WriteAllText(_export.File, _export.Product("A").Text());
        var run = await SourceRun.OfAsync(_export.Path, EntityType.Products);

        run.Products.Keys.ShouldBe(["A"]);
        run.Findings.ShouldHaveSingleItem().Message.ShouldContain("notes.csv");
    }

    [Fact]
    public void A_missing_path_and_an_unknown_time_zone_are_matters_of_configuration()
    {
        var factory = new ExportFilesSourceFactory();

        Should.Throw<MigratorException>(() => factory.Open(new SourceSettings { Kind = "files" }, null!)).Message.ShouldContain("source.path");
        Should.Throw<MigratorException>(() => factory.Open(new SourceSettings { Kind = "files", Path = "x", TimeZone = "Mars/Olympus" }, null!)).Message.ShouldContain("Mars/Olympus");
    }

    [Fact]
    public async Task A_file_without_products_gives_none_and_says_so()
    {
        var run = await _export.ProductsOfAsync("sku,product_type,name\n");

        run.Plan.ShouldBe(new(0, 0, 0));
        run.Findings.ShouldHaveSingleItem().ShouldSatisfyAllConditions(f => f.Rule.ShouldBe("file.no-records"), f => f.Record.ShouldBe("products.csv"), f => f.Message.ShouldContain("products.csv"));
    }

    private static async Task RefusedAsync(string path, string reason)
    {
        await using var source = SourceRun.Open(path);
        var refused = await Should.ThrowAsync<MigratorException>(() => source.ConnectAsync(TestContext.Current.CancellationToken));

        refused.Class.ShouldBe(FailureClass.Configuration);
        refused.Message.ShouldContain(reason);
    }
}
