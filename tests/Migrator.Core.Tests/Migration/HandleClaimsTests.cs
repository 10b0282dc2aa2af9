using Migrator.Core.Entities;
using Migrator.Core.Migration;
using Migrator.Core.Rows;
using Migrator.TestKit.Memory;

namespace Migrator.Core.Tests.Migration;

public sealed class HandleClaimsTests
{
    private readonly ChunkAccount _account = new(EntityType.Products);
    private readonly HandleClaims _claims = new(new MemoryLedgers().For("shop"));

    [Fact]
    public async Task The_first_to_want_a_handle_keeps_it_and_the_second_gets_its_sku_added_and_a_finding()
    {
        var settled = await SettleAsync(Product("A 1", "lamp"), Product("B/2", "lamp"));

        settled.ShouldBe(["lamp", "lamp-b-2"]);
        var finding = _account.Findings.ShouldHaveSingleItem();
        finding.Record.ShouldBe("B/2");
        finding.Rule.ShouldBe("handle.taken");
        finding.Before.ShouldBe("lamp");
        finding.After.ShouldBe("lamp-b-2");
        finding.Message.ShouldContain("'A 1'");
    }

    [Fact]
    public async Task A_chunk_that_is_transformed_again_gets_the_same_handles()
    {
        var first = await SettleAsync(Product("A", "lamp"), Product("B", "lamp"));
        var second = await SettleAsync(Product("A", "lamp"), Product("B", "lamp"));

        second.ShouldBe(first);
    }

    [Fact]
    public async Task A_handle_made_of_the_sku_that_is_taken_too_is_numbered()
    {
        var settled = await SettleAsync(Product("A", "lamp"), Product("X", "lamp-b"), Product("B", "lamp"));

        settled.ShouldBe(["lamp", "lamp-b", "lamp-b-2"]);
        _account.Findings.Count(f => f.Record == "B").ShouldBe(1);
    }

    [Fact]
    public async Task A_longest_handle_stays_within_the_limit_when_something_is_added()
    {
        var longest = new string('a', 255);

        var settled = await SettleAsync(Product("A", longest), Product("B", longest));

        settled[1].Length.ShouldBeLessThanOrEqualTo(255);
        settled[1].ShouldEndWith("-b");
    }

    [Fact]
    public async Task A_sku_without_a_letter_or_digit_still_gives_a_handle()
    {
        var settled = await SettleAsync(Product("A", "lamp"), Product("+++", "lamp"));

        settled[1].ShouldBe("lamp-x");
    }

    private async Task<IReadOnlyList<string>> SettleAsync(params IShopifyRow[] rows) =>
        [.. (await _claims.SettleAsync(rows, _account, TestContext.Current.CancellationToken)).Cast<ShopifyProduct>().Select(p => p.Handle)];

    private static ShopifyProduct Product(string sku, string handle) => new()
    {
        SourceId = sku,
        Handle = handle,
        Title = sku,
        Status = ProductStatus.Active,
        IsPublished = true,
        Variants = [new ShopifyVariant { Sku = sku, Price = 1 }],
    };
}
