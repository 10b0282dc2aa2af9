using Migrator.Core.Entities;
using Migrator.Core.Findings;
using Migrator.Core.Migration;
using Migrator.Core.Records;
using Migrator.Core.Runs;
using Migrator.Core.Stages;
using Migrator.TestKit.Memory;

namespace Migrator.Core.Tests.Migration;

/// <summary>The books of a chunk: nothing is lost silently, nothing is counted twice.</summary>
public sealed class BooksTests
{
    private static readonly MagentoProduct Parent = new() { Sku = "P", Type = "configurable" };
    private static readonly ProductFamily Family = new(Parent, [Member("C1", counted: true), Member("C2", counted: false)]);

    [Fact]
    public void A_record_that_the_mapping_forgets_is_failed_and_said_to_be_a_fault_of_ours()
    {
        var account = new ChunkAccount(EntityType.Products);

        account.Take(Family, new Mapped([], [Outcome("P", RecordState.Moved)], [], []));

        account.Outcomes.Select(o => (o.Record, o.State)).ShouldBe([("P", RecordState.Moved), ("C1", RecordState.Failed)]);
        account.Findings.ShouldHaveSingleItem().Rule.ShouldBe("record.unaccounted");
    }

    [Fact]
    public void A_member_counted_elsewhere_is_not_counted_here_even_if_the_mapping_names_it()
    {
        var account = new ChunkAccount(EntityType.Products);

        account.Take(Family, new Mapped([], [Outcome("P", RecordState.Moved), Outcome("C1", RecordState.Moved), Outcome("C2", RecordState.Moved)], [], []));

        account.Outcomes.Select(o => o.Record).ShouldBe(["P", "C1"]);
    }

    [Fact]
    public void Coverage_adds_up_over_the_records_of_a_chunk()
    {
        var account = new ChunkAccount(EntityType.Products);
        AttributeCoverage[] values = [new(EntityType.Products, "color", RecordState.Moved, 2)];

        account.Take(new ProductFamily(Parent, []), new Mapped([], [Outcome("P", RecordState.Moved)], [], values));
        account.Take(new ProductFamily(Parent with { Sku = "Q" }, []), new Mapped([], [Outcome("Q", RecordState.Moved)], [], values));

        account.Coverage.ShouldHaveSingleItem().Values.ShouldBe(4);
    }

    [Fact]
    public async Task Each_record_is_in_exactly_one_column_whatever_mapping_and_shop_said()
    {
        var artifacts = new MemoryArtifactStore();
        var files = new RunFiles(new RunId("r")).For(EntityType.Products);
        Outcome[] outcomes = [Outcome("new", RecordState.Moved), Outcome("old", RecordState.Transformed), Outcome("bad", RecordState.Moved), Outcome("left", RecordState.Skipped), Outcome("lost", RecordState.Moved), Outcome("torn", RecordState.Failed)];
        ImportResult[] results =
        [
            new("new", "product", "gid://1", ImportAction.Created, null, null), new("new", "variant", "gid://2", ImportAction.Unchanged, null, null),
            new("old", "product", "gid://3", ImportAction.Updated, null, null),
            new("bad", "variant", "gid://4", ImportAction.Created, null, null), new("bad", "variant", null, ImportAction.Failed, "TAKEN", null),
            new("of-another-chunk", "variant", "gid://5", ImportAction.Created, null, null),
        ];
        await RunCsv.WriteAsync(artifacts, files.Outcomes(1), outcomes, TestContext.Current.CancellationToken);
        await RunCsv.WriteAsync(artifacts, files.Results(1), results, TestContext.Current.CancellationToken);

        var counts = await ChunkCounts.CountAsync(artifacts, files, 1, TestContext.Current.CancellationToken);

        counts.ShouldBe(new EntityCounts(Read: 6, Created: 1, Updated: 1, Unchanged: 0, Skipped: 1, Failed: 3, Differing: 0));
    }

    [Fact]
    public async Task The_small_files_of_a_run_come_back_as_they_were_written()
    {
        var artifacts = new MemoryArtifactStore();
        var path = new RunFiles(new RunId("r")).For(EntityType.Products).TransformFindings(1);
        Finding[] findings =
        [
            new(EntityType.Products, "A,1", "name", "title.cut", RecordState.Transformed, "a \"long\"\nname", "a", "It was cut; 3 < 4."),
            new(EntityType.Products, "=B", "", "x", RecordState.Failed, null, null, "Ünïcode 🙂"),
        ];
        await RunCsv.WriteAsync(artifacts, path, findings, TestContext.Current.CancellationToken);

        var back = await RunCsv.ReadAsync<Finding>(artifacts, path, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);

        back.ShouldBe(findings);
    }

    private static FamilyMember Member(string sku, bool counted) => new(new MagentoProduct { Sku = sku, Type = "simple" }, counted, HasOwnFamily: !counted);

    private static Outcome Outcome(string record, RecordState state) => new(EntityType.Products, record, state, null, "test");
}
