using System.Text;
using Migrator.Core.Entities;
using Migrator.Core.Failures;
using Migrator.Core.Records;
using Migrator.Core.Records.Xml;

namespace Migrator.Core.Tests.Records;

public sealed class RecordXmlTests
{
    public static TheoryData<string> Entities => [.. EntityType.All.Select(e => e.Name)];

    [Theory]
    [MemberData(nameof(Entities))]
    public async Task What_is_written_comes_back_equal_is_valid_and_gives_the_same_bytes_again(string name)
    {
        EntityType.TryParse(name, out var entity).ShouldBeTrue();
        var records = Enumerable.Range(1, 150).Select(seed => Record(entity, new RandomRecords(seed))).ToList();

        var file = await WriteAsync(entity, records);
        RecordXmlSchema.Validate(new MemoryStream(file)).ShouldBeEmpty();

        var read = await ReadAsync(entity, file);
        Leaves.Of(read).ShouldBe(Leaves.Of(records));
        (await WriteAsync(entity, read)).ShouldBe(file);
    }

    [Fact]
    public async Task A_record_whose_sets_are_in_another_order_gives_the_same_bytes()
    {
        var product = new MagentoProduct
        {
            Sku = "A",
            Type = "simple",
            Websites = ["b", "a"],
            Categories = ["Z", "A"],
            Attributes = [new("name", "fr", "Chose"), new("name", "", "Thing"), new("color", "", "Red")],
            Stock = new StockItem(1.50m, true, null, null, null, null, null, null, null, false),
        };
        var other = product with
        {
            Websites = ["a", "b"],
            Categories = ["A", "Z"],
            Attributes = [.. product.Attributes.Reverse()],
            Stock = product.Stock with { Quantity = 1.5m },
        };

        (await WriteAsync(EntityType.Products, [new ProductFamily(product, [])])).ShouldBe(await WriteAsync(EntityType.Products, [new ProductFamily(other, [])]));
    }

    [Fact]
    public async Task The_file_is_readable_with_one_line_a_value_and_unix_line_ends()
    {
        var head = new MagentoProduct { Sku = "A\"1\"", Type = "simple", Attributes = [new("name", "", "Thing"), new("name", "fr", [])], Position = new("p.csv", 7) };
        var member = new FamilyMember(new MagentoProduct { Sku = "B", Type = "virtual" }, Counted: true, HasOwnFamily: false);

        Encoding.UTF8.GetString(await WriteAsync(EntityType.Products, [new ProductFamily(head, [member])])).ShouldBe(
            """
            <?xml version="1.0" encoding="utf-8"?>
            <records entity="products" xmlns="urn:migrator:magento:1">
              <family>
                <product sku="A&quot;1&quot;" type="simple" attributeSet="" file="p.csv" line="7">
                  <value code="name">Thing</value>
                  <value code="name" store="fr" blank="true" />
                </product>
                <member counted="true" ownFamily="false">
                  <product sku="B" type="virtual" attributeSet="" />
                </member>
              </family>
            </records>

            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task Families_and_the_products_that_they_account_for_are_counted()
    {
        var product = new MagentoProduct { Sku = "A", Type = "simple" };
        FamilyMember Member(bool counted) => new(product, counted, !counted);

        var counts = await RecordXml.WriteAsync(
            Stream.Null,
            EntityType.Products,
            new IMagentoRecord[] { new ProductFamily(product, [Member(true), Member(false)]), new ProductFamily(product, []) }.ToAsyncEnumerable(),
            TestContext.Current.CancellationToken);

        counts.ShouldBe(new RecordCounts(2, 2, 3));
    }

    [Theory]
    [InlineData("<records entity=\"products\" xmlns=\"urn:migrator:magento:1\">\n<family>\n<product sku=\"A\" attributeSet=\"\"/></family></records>", "chunk.xml, line 3", "'type'")]
    [InlineData("<records entity=\"products\" xmlns=\"urn:migrator:magento:1\">\n<family>", "chunk.xml, line 2", "family")]
    [InlineData("<records entity=\"products\" xmlns=\"urn:migrator:magento:1\">\n<familie/></records>", "chunk.xml, line 2", "familie")]
    [InlineData("<records entity=\"customers\" xmlns=\"urn:migrator:magento:1\" />", "chunk.xml, line 1", "customers")]
    [InlineData("", "chunk.xml", "")]
    public async Task A_file_that_was_mended_wrongly_is_refused_by_file_and_line(string xml, string position, string reason)
    {
        var refused = await Should.ThrowAsync<MigratorException>(() => ReadAsync(EntityType.Products, Encoding.UTF8.GetBytes(xml)));

        refused.Class.ShouldBe(FailureClass.Fatal);
        refused.Message.ShouldContain(position);
        refused.Message.ShouldContain(reason);
    }

    [Fact]
    public async Task A_file_of_no_records_is_read_as_none() =>
        (await ReadAsync(EntityType.Products, await WriteAsync(EntityType.Products, []))).ShouldBeEmpty();

    private static IMagentoRecord Record(EntityType entity, RandomRecords random) =>
        entity == EntityType.Products ? random.Family()
        : entity == EntityType.Attributes ? random.Attribute()
        : entity == EntityType.Customers ? random.Customer()
        : random.Address();

    private static async Task<byte[]> WriteAsync(EntityType entity, IEnumerable<IMagentoRecord> records)
    {
        using var stream = new MemoryStream();
        await RecordXml.WriteAsync(stream, entity, records.ToAsyncEnumerable(), TestContext.Current.CancellationToken);
        return stream.ToArray();
    }

    private static async Task<List<IMagentoRecord>> ReadAsync(EntityType entity, byte[] file) =>
        await RecordXml.ReadAsync(new MemoryStream(file), entity, "chunk.xml", TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
}
