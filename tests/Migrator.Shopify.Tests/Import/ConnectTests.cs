using Migrator.Core.Failures;
using Migrator.Rehearsal;
using Migrator.Shopify.Tests.Driving;

namespace Migrator.Shopify.Tests.Import;

public sealed class ConnectTests
{
    [Fact]
    public async Task What_is_known_of_the_shop_is_told()
    {
        await using var shop = await ShopDriver.OpenAsync();

        var profile = await shop.ConnectAsync();

        profile.Currency.ShouldBe("USD");
        profile.MaxVariants.ShouldBe(2048);
        profile.MaxOptions.ShouldBe(3);
        profile.DefaultLocation!.Name.ShouldBe("Shop location");
        profile.Publications.Select(p => p.Name).ShouldBe(["Online Store"]);
        profile.Domain.ShouldBe(shop.Address.ToString().TrimEnd('/'));
    }

    [Fact]
    public async Task A_wrong_token_stops_with_a_sentence_that_does_not_repeat_it()
    {
        await using var shop = await ShopDriver.OpenAsync();
        shop.TokenValue = "shpat_wrong-one";

        var error = await Should.ThrowAsync<MigratorException>(() => shop.ConnectAsync());

        error.Class.ShouldBe(FailureClass.Configuration);
        error.Message.ShouldContain("does not accept the access token");
        error.ToString().ShouldNotContain("shpat_wrong-one");
        string.Concat(shop.Logs.Lines).ShouldNotContain("shpat_wrong-one");
    }

    [Fact]
    public async Task Each_missing_scope_is_named_with_what_needs_it()
    {
        var scopes = new Dictionary<string, IReadOnlyList<string>> { [ShopDriver.Token] = ["write_products", "read_locations"] };
        await using var shop = await ShopDriver.OpenAsync(new RehearsalOptions { Tokens = scopes });

        var error = await Should.ThrowAsync<MigratorException>(() => shop.ConnectAsync());

        error.Class.ShouldBe(FailureClass.Configuration);
        foreach (var missing in new[] { "write_inventory (for products)", "read_publications", "write_publications", "write_files" }) error.Message.ShouldContain(missing);
        error.Message.ShouldNotContain("write_products (");
    }

    [Fact]
    public async Task A_target_that_is_not_there_is_a_configuration_error_at_once()
    {
        await using var shop = await ShopDriver.OpenAsync();
        shop.Address = new Uri("http://127.0.0.1:9/");

        var error = await Should.ThrowAsync<MigratorException>(() => shop.ConnectAsync());

        error.Class.ShouldBe(FailureClass.Configuration);
        error.Message.ShouldContain("There is no shop at http://127.0.0.1:9");
    }

    [Fact]
    public async Task An_unknown_publication_or_location_is_told_with_those_there_are()
    {
        await using var shop = await ShopDriver.OpenAsync();
        shop.Settings = shop.Settings with { Publications = ["Online Stor"] };
        (await Should.ThrowAsync<MigratorException>(() => shop.ConnectAsync())).Message.ShouldContain("'Online Stor' (target.publications). There are: 'Online Store', 'Point of Sale', 'Shop'.");

        shop.Settings = shop.Settings with { Publications = ["point of sale"], Location = "Moon" };
        (await Should.ThrowAsync<MigratorException>(() => shop.ConnectAsync())).Message.ShouldContain("no active location 'Moon' (target.location). There are: 'Shop location', 'Warehouse'.");

        shop.Settings = shop.Settings with { Location = "Warehouse" };
        (await shop.ConnectAsync()).DefaultLocation!.Name.ShouldBe("Warehouse");
    }

    [Fact]
    public async Task An_API_version_that_answers_as_another_is_refused()
    {
        await using var shop = await ShopDriver.OpenAsync();
        shop.Faults.Plan("ShopIdentity", async (_, send) => await send() with { ApiVersion = "2027-01" });

        (await Should.ThrowAsync<MigratorException>(() => shop.ConnectAsync())).Message.ShouldContain("answered with API version 2027-01 instead of 2026-10");
    }

    [Theory]
    [InlineData("my-shop", "no myshopify.com address")]
    [InlineData("https://example.com", "no myshopify.com address")]
    [InlineData("my-shop.myshopify.com.evil.example", "no myshopify.com address")]
    [InlineData("http://my-shop.myshopify.com", "would send the token unencrypted")]
    [InlineData("ftp://x.y", "is not the address of a shop")]
    public async Task An_address_that_is_none_is_refused_before_anything_is_sent(string address, string says)
    {
        await using var shop = await ShopDriver.OpenAsync();
        shop.Settings = shop.Settings with { Shop = address };

        var error = Should.Throw<MigratorException>(() => shop.Open());

        error.Class.ShouldBe(FailureClass.Configuration);
        error.Message.ShouldContain(says);
    }
}
