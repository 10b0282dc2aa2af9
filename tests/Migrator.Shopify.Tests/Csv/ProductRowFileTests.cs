using System.Text;
using System.Text.Json;
using FsCheck.Xunit;
using Migrator.Core;
using Migrator.Core.Failures;
using Migrator.Core.Rows;
using Migrator.Shopify.Csv;
using Sylvan.Data.Csv;

namespace Migrator.Shopify.Tests.Csv;

public sealed class ProductRowFileTests
{
    [Property(MaxTest = 300)]
    public void What_is_written_comes_back_equal(int seed)
    {
        ShopifyProduct[] products = [SomeProducts.Create(seed), SomeProducts.Create(seed ^ 0x5555), SomeProducts.Create(seed ^ 0x3c3c3c)];

        Json(Read(Write(products))).ShouldBe(Json(products));
    }

    [Fact]
    public void A_strict_reader_of_another_library_sees_the_same_cells()
    {
        var products = Enumerable.Range(0, 200).Select(SomeProducts.Create).ToList();
        var expected = products.SelectMany(ProductLines.Of).ToList();

        using var reader = CsvDataReader.Create(new StringReader(Encoding.UTF8.GetString(Write(products))), new CsvDataReaderOptions { CsvStyle = CsvStyle.Standard });
        var row = 0;
        while (reader.Read())
        {
            for (var i = 0; i < reader.FieldCount; i++) reader.GetString(i).ShouldBe(expected[row].GetValueOrDefault(reader.GetName(i), ""), $"row {row}, {reader.GetName(i)}");
            row++;
        }

        row.ShouldBe(expected.Count);
    }

    [Fact]
    public void A_file_begins_without_a_byte_order_mark_and_with_the_columns_of_Matrixify()
    {
        var text = Encoding.UTF8.GetString(Write([SomeProducts.Create(1)]));

        text.ShouldStartWith("Handle,Command,Title,Body HTML,Vendor,Type,Tags,Status,Published,Published Scope,Gift Card,Row #,Top Row,Image Src,Image Position,Image Alt Text,Option1 Name,Option1 Value,");
        text.ShouldContain("Metafield: title_tag [string],Metafield: description_tag [string],Metafield: magento.sku [id]");
    }

    [Theory]
    [InlineData(",12.50,", ",twelve,", "line 2, column 'Variant Price': 'twelve'")]
    [InlineData(",Active,", ",Alive,", "line 2, column 'Status': 'Alive'")]
    [InlineData(",kg,", ",stone,", "line 2, column 'Variant Weight Unit': 'stone'")]
    [InlineData(",Mug,", ",,", "line 2, column 'Title'")]
    [InlineData(",Mug,", ",Mug,one too many,", "line 2 has ")]
    [InlineData(",Mug,", ",M\"ug,", "line 2 has a quotation mark")]
    public void A_cell_that_was_mended_badly_is_an_error_with_file_line_and_column(string was, string now, string says)
    {
        var text = Encoding.UTF8.GetString(Write([Mug("A"), Mug("B")]));
        var at = text.IndexOf(was, text.IndexOf('\n', StringComparison.Ordinal), StringComparison.Ordinal);
        var broken = text.Remove(at, was.Length).Insert(at, now);

        var error = Should.Throw<MigratorException>(() => Read(Encoding.UTF8.GetBytes(broken)));

        error.Class.ShouldBe(FailureClass.Record);
        error.Message.ShouldContain("00001.csv, " + says);
    }

    [Fact]
    public async Task A_bad_line_costs_its_product_and_not_the_next()
    {
        var text = Encoding.UTF8.GetString(Write([Mug("A"), Mug("B"), Mug("C")]));
        var at = text.IndexOf("12.50", text.IndexOf("\nmug-b", StringComparison.Ordinal), StringComparison.Ordinal);

        var reads = await ProductReader.ReadAsync(new MemoryStream(Encoding.UTF8.GetBytes(text.Remove(at, 5).Insert(at, "12,50 €".Replace(",", "·", StringComparison.Ordinal)))), "00001.csv", default).ToListAsync();

        reads.Select(r => (r.Record, r.Row is null)).ShouldBe([("A", false), ("B", true), ("C", false)]);
    }

    [Fact]
    public void A_file_without_a_needed_column_says_which()
    {
        var text = Encoding.UTF8.GetString(Write([Mug("A")])).Replace("Variant Price", "Price", StringComparison.Ordinal);

        Should.Throw<MigratorException>(() => Read(Encoding.UTF8.GetBytes(text))).Message.ShouldContain("lacks the column 'Variant Price'");
    }

    [Fact]
    public void A_file_that_a_spreadsheet_saved_again_is_read_all_the_same()
    {
        var text = Encoding.UTF8.GetString(Write([Mug("A"), Mug("B")])).Replace("\n", "\r\n", StringComparison.Ordinal);

        Read([.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text)]).Select(p => p.SourceId).ShouldBe(["A", "B"]);
    }

    private static ShopifyProduct Mug(string sku) => new()
    {
        SourceId = sku,
        Handle = "mug-" + sku.ToLowerInvariant(),
        Title = "Mug",
        Status = ProductStatus.Active,
        IsPublished = true,
        Variants = [new ShopifyVariant { Sku = sku, Price = 12.50m }],
    };

    private static byte[] Write(IReadOnlyList<ShopifyProduct> products)
    {
        using var stream = new MemoryStream();
        new ProductRowFile().WriteAsync(stream, products, default).GetAwaiter().GetResult();
        stream.CanWrite.ShouldBeTrue("the stream stays open");
        return stream.ToArray();
    }

    private static List<ShopifyProduct> Read(byte[] file) =>
        [.. new ProductRowFile().ReadAsync(new MemoryStream(file), "00001.csv", default).ToBlockingEnumerable().Cast<ShopifyProduct>()];

    private static string Json(IEnumerable<ShopifyProduct> products) => JsonSerializer.Serialize(products, MigratorJson.Indented);
}
