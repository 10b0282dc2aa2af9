using Migrator.Core.Entities;
using Migrator.Core.Failures;

namespace Migrator.Magento.Tests.ExportFiles;

public sealed class FamilyTests : IDisposable
{
    private const string Hidden = "Not Visible Individually";

    private readonly TestExport _export = new();

    public void Dispose() => _export.Dispose();

    [Fact]
    public async Task A_child_shared_by_two_parents_is_in_both_and_counted_in_the_first()
    {
        var run = await _export
            .Product("C1", ("visibility", Hidden))
            .Product("C2", ("visibility", Hidden))
            .Product("P1", ("product_type", "configurable"), ("configurable_variations", "sku=C1,size=S|sku=C2,size=M"), ("configurable_variation_labels", "size=Size"))
            .Product("P2", ("product_type", "configurable"), ("configurable_variations", "sku=C2,size=M"), ("configurable_variation_labels", "size=Size"))
            .ProductsAsync();

        Shape(run).ShouldBe(["P1: C1 C2", "P2: (C2)"]);
    }

    [Fact]
    public async Task A_parent_may_stand_before_its_children_and_name_what_is_not_there()
    {
        var run = await _export
            .Product("P", ("product_type", "configurable"), ("configurable_variations", "sku=GONE,size=S|sku=c,size=M"), ("configurable_variation_labels", "size=Size"))
            .Product("C", ("visibility", Hidden))
            .ProductsAsync();

        Shape(run).ShouldBe(["P: C"]);
        run.Products["P"].Variations.Select(v => v.Sku).ShouldBe(["GONE", "c"]);
    }

    [Fact]
    public async Task Whoever_is_visible_or_has_children_or_no_parent_heads_a_family()
    {
        var run = await _export
            .Product("VISIBLE")
            .Product("ORPHAN", ("visibility", Hidden))
            .Product("PART", ("visibility", Hidden))
            .Product("SET", ("product_type", "grouped"), ("associated_skus", "VISIBLE=1.000000,PART=2.000000,SET=1.000000"))
            .Product("BOX", ("product_type", "bundle"), ("visibility", Hidden), ("bundle_values", "name=N,type=select,required=1,sku=PART,price=0,default=1,default_qty=1,price_type=fixed"))
            .Product("EMPTY", ("product_type", "configurable"), ("visibility", Hidden))
            .ProductsAsync();

        Shape(run).ShouldBe(["VISIBLE:", "ORPHAN:", "SET: (VISIBLE*) PART", "BOX: (PART)", "EMPTY:"]);
        run.Counts.Skus.ShouldBe(6);
    }

    [Fact]
    public async Task Chunks_are_bounded_and_each_can_be_read_alone()
    {
        for (var i = 0; i < 450; i++) _export.Product($"S{i:000}", ("name", "N"));
        var run = await _export.ProductsAsync();

        run.Plan.Chunks.ShouldBe(3);
        run.Plan.Records.ShouldBe(450);
        run.Products.Count.ShouldBe(450);
    }

    [Fact]
    public async Task Bytes_bound_a_chunk_too()
    {
        for (var i = 0; i < 10; i++) _export.Product($"S{i}", ("description", new string('x', 1_000_000)));
        var run = await _export.ProductsAsync();

        run.Plan.Chunks.ShouldBe(3);
    }

    [Fact]
    public async Task Several_files_of_products_are_read_in_the_order_of_their_names()
    {
        using var other = new TestExport();
        _export.Write("2.csv", _export.Product("P", ("product_type", "configurable"), ("configurable_variations", "sku=C,size=S"), ("configurable_variation_labels", "size=Size"), ("extra", "x")).StoreRow("C", "fr", ("name", "Enfant")).Text());
        _export.Write("1.csv", other.Product("C", ("visibility", Hidden), ("name", "Child")).Text());
        var run = await SourceRun.OfAsync(_export.Path, EntityType.Products);

        Shape(run).ShouldBe(["P: C"]);
        run.Products["C"].Value("name", "fr").ShouldBe("Enfant");
        run.Products["C"].Position!.File.ShouldBe("1.csv");
    }

    [Fact]
    public async Task A_file_that_changed_after_the_plan_stops_the_run()
    {
        System.IO.File.WriteAllText(_export.File, _export.Product("A").Text());
        await using var source = SourceRun.Open(_export.File);
        var workspace = SourceRun.Workspace(EntityType.Products, []);
        await source.PlanAsync(EntityType.Products, workspace, TestContext.Current.CancellationToken);
        System.IO.File.WriteAllText(_export.File, _export.Product("B").Text());

        var stopped = await Should.ThrowAsync<MigratorException>(async () => await source.ReadAsync(EntityType.Products, 1, workspace, TestContext.Current.CancellationToken).FirstAsync());
        stopped.Class.ShouldBe(FailureClass.Fatal);
        stopped.Message.ShouldContain("products.csv");
    }

    /// <summary>Heads with their members: in brackets those counted elsewhere, with a star those that head a family too.</summary>
    private static IEnumerable<string> Shape(SourceRun run) => run.Families.Select(f =>
        $"{f.Head.Sku}:{string.Concat(f.Members.Select(m => $" {(m.Counted ? m.Product.Sku : $"({m.Product.Sku}{(m.HasOwnFamily ? "*" : "")})")}"))}");
}
