using Migrator.Core.Entities;
using Migrator.Core.Ledger;
using Shouldly;
using Xunit;

namespace Migrator.TestKit.Contracts;

/// <summary>What every ledger does. A test class of an implementation derives from it.</summary>
public abstract class LedgersContract
{
    protected const string Shop = "shop.myshopify.com";

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Ledgers without an entry, made once a test.</summary>
    protected abstract Task<ILedgers> CreateAsync();

    [Fact]
    public async Task An_entry_comes_back_as_it_was_put()
    {
        var ledger = await LedgerAsync();
        var full = Entry("SKU-1") with { LastWritten = """{"title":"Größe 😀","media":["gid://shopify/MediaImage/1"]}""" };
        var bare = Entry("SKU-2") with { State = LedgerState.Intended, ShopifyId = null, ContentHash = null, LastWritten = null };

        await ledger.PutAsync([full, bare], Cancellation);

        var found = await ledger.FindAsync(EntityType.Products, ["SKU-1", "SKU-2"], Cancellation);
        found["SKU-1"].ShouldBe(full);
        found["SKU-2"].ShouldBe(bare);
    }

    [Fact]
    public async Task Ids_without_an_entry_are_absent()
    {
        var ledger = await LedgerAsync();
        await ledger.PutAsync([Entry("here")], Cancellation);

        var found = await ledger.FindAsync(EntityType.Products, ["here", "not here", "HERE"], Cancellation);
        found.Keys.ShouldBe(["here"]);
        (await ledger.FindAsync(EntityType.Products, [], Cancellation)).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_entry_is_replaced_whole()
    {
        var ledger = await LedgerAsync();
        await ledger.PutAsync([Entry("a")], Cancellation);
        var second = Entry("a") with { State = LedgerState.Refused, ShopifyId = null, ContentHash = null, LastWritten = null, Run = "run-2" };

        await ledger.PutAsync([second], Cancellation);
        await ledger.PutAsync([second], Cancellation);

        (await ListAsync(ledger, EntityType.Products)).ShouldBe([second]);
    }

    [Fact]
    public async Task The_last_of_two_entries_for_one_id_in_a_batch_stays()
    {
        var ledger = await LedgerAsync();
        var last = Entry("a") with { ContentHash = "last" };

        await ledger.PutAsync([Entry("a"), last], Cancellation);

        (await ListAsync(ledger, EntityType.Products)).ShouldBe([last]);
    }

    [Theory]
    [InlineData("with space / slash \\ and #?%'\"")]
    [InlineData("尺寸-😀")]
    [InlineData(" leading and trailing ")]
    [InlineData("../..")]
    [InlineData("a\tb\nc")]
    public async Task Any_text_may_be_a_source_id(string id)
    {
        var ledger = await LedgerAsync();
        await ledger.PutAsync([Entry(id)], Cancellation);

        (await ledger.FindAsync(EntityType.Products, [id], Cancellation))[id].SourceId.ShouldBe(id);
        (await ListAsync(ledger, EntityType.Products)).ShouldHaveSingleItem().SourceId.ShouldBe(id);
        (await ledger.ClaimAsync("product.handle", [new Claim(id, id)], Cancellation))[id].ShouldBe(id);
    }

    [Fact]
    public async Task Ids_that_differ_in_case_only_are_two()
    {
        var ledger = await LedgerAsync();
        await ledger.PutAsync([Entry("abc"), Entry("ABC")], Cancellation);
        (await ListAsync(ledger, EntityType.Products)).Select(entry => entry.SourceId).ShouldBe(["ABC", "abc"]);
    }

    [Fact]
    public async Task Entities_are_kept_apart()
    {
        var ledger = await LedgerAsync();
        await ledger.PutAsync([Entry("1"), Entry("1") with { Entity = EntityType.Customers, ContentHash = "customer" }], Cancellation);

        (await ListAsync(ledger, EntityType.Products)).ShouldHaveSingleItem().ContentHash.ShouldBe("hash");
        (await ledger.FindAsync(EntityType.Customers, ["1"], Cancellation))["1"].ContentHash.ShouldBe("customer");
        (await ListAsync(ledger, EntityType.Attributes)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Shops_share_nothing()
    {
        var ledgers = await CreateAsync();
        await ledgers.For(Shop).PutAsync([Entry("1")], Cancellation);
        await ledgers.For(Shop).ClaimAsync("product.handle", [new Claim("hat", "1")], Cancellation);

        var other = ledgers.For("http://127.0.0.1:9292");
        (await ListAsync(other, EntityType.Products)).ShouldBeEmpty();
        (await other.ClaimAsync("product.handle", [new Claim("hat", "2")], Cancellation))["hat"].ShouldBe("2");
        (await ListAsync(ledgers.For(Shop), EntityType.Products)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Listing_is_in_order_of_code_points_and_whole_over_many_pages()
    {
        var ledger = await LedgerAsync();
        var ids = Enumerable.Range(0, 2_500).Select(i => $"SKU-{i}").Append("\uFF21 full width").Append("😀").Append("ä").Append("Z").Append("a").ToList();
        new Random(7).Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(ids));
        foreach (var some in ids.Chunk(1_000)) await ledger.PutAsync([.. some.Select(Entry)], Cancellation);

        var listed = (await ListAsync(ledger, EntityType.Products)).Select(entry => entry.SourceId).ToList();

        listed.Count.ShouldBe(ids.Count);
        listed[^4..].ShouldBe(["a", "ä", "\uFF21 full width", "😀"]);
        listed[..4].ShouldBe(["SKU-0", "SKU-1", "SKU-10", "SKU-100"]);
    }

    [Fact]
    public async Task Many_ids_are_found_at_once()
    {
        var ledger = await LedgerAsync();
        var ids = Enumerable.Range(0, 1_200).Select(i => $"SKU-{i}").ToList();
        await ledger.PutAsync([.. ids.Select(Entry)], Cancellation);

        (await ledger.FindAsync(EntityType.Products, ids, Cancellation)).Count.ShouldBe(ids.Count);
    }

    [Fact]
    public async Task An_entry_may_hold_almost_a_megabyte()
    {
        var ledger = await LedgerAsync();
        var big = Entry("big") with { LastWritten = new string('é', 490_000) };
        await ledger.PutAsync([big], Cancellation);
        (await ledger.FindAsync(EntityType.Products, ["big"], Cancellation))["big"].LastWritten.ShouldBe(big.LastWritten);
    }

    [Fact]
    public async Task The_first_owner_of_a_name_keeps_it()
    {
        var ledger = await LedgerAsync();
        (await ledger.ClaimAsync("product.handle", [new Claim("hat", "A"), new Claim("hat", "B"), new Claim("cap", "B")], Cancellation))
            .ShouldBe(new Dictionary<string, string> { ["hat"] = "A", ["cap"] = "B" }, ignoreOrder: true);

        var again = await ledger.ClaimAsync("product.handle", [new Claim("cap", "A"), new Claim("hat", "A")], Cancellation);
        again["cap"].ShouldBe("B");
        again["hat"].ShouldBe("A");
    }

    [Fact]
    public async Task Names_of_two_kinds_do_not_meet()
    {
        var ledger = await LedgerAsync();
        await ledger.ClaimAsync("product.handle", [new Claim("hat", "A")], Cancellation);
        (await ledger.ClaimAsync("collection.handle", [new Claim("hat", "B")], Cancellation))["hat"].ShouldBe("B");
    }

    [Fact]
    public async Task Claimers_at_the_same_moment_agree_on_one_owner()
    {
        var ledger = await LedgerAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => Task.Run(
            async () => (await ledger.ClaimAsync("product.handle", [new Claim("hat", $"owner-{i}")], Cancellation))["hat"], Cancellation)));

        answers.Distinct(StringComparer.Ordinal).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Writers_at_the_same_moment_lose_nothing()
    {
        var ledger = await LedgerAsync();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(
            () => ledger.PutAsync([.. Enumerable.Range(0, 50).Select(n => Entry($"{i}-{n}"))], Cancellation), Cancellation)));

        (await ListAsync(ledger, EntityType.Products)).Count.ShouldBe(400);
    }

    protected static LedgerEntry Entry(string id) => new(
        EntityType.Products, id, LedgerState.Written, "gid://shopify/Product/1", "hash", "{}", "run-1",
        new DateTimeOffset(2026, 11, 24, 10, 30, 0, TimeSpan.Zero).AddTicks(1_230_000));

    private async Task<ILedger> LedgerAsync() => (await CreateAsync()).For(Shop);

    private static async Task<List<LedgerEntry>> ListAsync(ILedger ledger, EntityType entity)
    {
        var found = new List<LedgerEntry>();
        await foreach (var entry in ledger.ListAsync(entity, Cancellation)) found.Add(entry);
        return found;
    }
}
