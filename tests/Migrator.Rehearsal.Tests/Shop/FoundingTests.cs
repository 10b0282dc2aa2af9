using Migrator.Rehearsal.Tests.Driving;

namespace Migrator.Rehearsal.Tests.Shop;

public sealed class FoundingTests
{
    private const string Name = "{ shop { myshopifyDomain } }";

    [Fact]
    public async Task A_shop_keeps_its_handle_and_another_has_another()
    {
        var folder = Directory.CreateTempSubdirectory("founding-");
        try
        {
            var first = await DomainAsync(new RehearsalOptions { DataDirectory = folder.FullName });
            var again = await DomainAsync(new RehearsalOptions { DataDirectory = folder.FullName });
            var other = await DomainAsync(new RehearsalOptions());

            first.ShouldStartWith("rehearsal-");
            again.ShouldBe(first);
            other.ShouldNotBe(first);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task A_handle_that_is_asked_for_wins() =>
        (await DomainAsync(new RehearsalOptions { ShopHandle = "asked-for" })).ShouldBe("asked-for.myshopify.com");

    private static async Task<string> DomainAsync(RehearsalOptions options)
    {
        await using var shop = await TestShop.OpenAsync(options);
        return (string)(await shop.DataAsync(Name))["shop"]!["myshopifyDomain"]!;
    }
}
