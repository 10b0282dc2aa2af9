using System.Net;
using Migrator.Rehearsal.Tests.Driving;

namespace Migrator.Rehearsal.Tests.Shop;

public sealed class ConnectTests
{
    private const string Preflight = """
        query Preflight { shop { id name myshopifyDomain currencyCode taxesIncluded weightUnit ianaTimezone timezoneOffset
          plan { publicDisplayName shopifyPlus partnerDevelopment }
          resourceLimits { locationLimit maxProductOptions maxProductVariants redirectLimitReached }
          customerAccountsV2 { customerAccountsVersion } features { bundles { eligibleForBundles } giftCards } }
          currentAppInstallation { accessScopes { handle } }
          publications(first: 20) { nodes { id name supportsFuturePublishing } } locations(first: 50) { edges { cursor node { id name isActive address { countryCode } } } pageInfo { hasNextPage } } }
        """;

    [Fact]
    public async Task New_shop_says_its_plan_limits_locations_and_publications()
    {
        await using var shop = await TestShop.OpenAsync(new RehearsalOptions { Plan = RehearsalPlan.Plus, Throttle = false });

        var data = await shop.DataAsync(Preflight);

        data["shop"]!["plan"]!["shopifyPlus"]!.GetValue<bool>().ShouldBeTrue();
        data["shop"]!["resourceLimits"]!["maxProductVariants"]!.GetValue<int>().ShouldBe(2048);
        data["locations"]!["edges"]!.AsArray().Count.ShouldBe(2);
        data["publications"]!["nodes"]!.AsArray().Select(n => n!["name"]!.GetValue<string>()).ShouldBe(["Online Store", "Point of Sale", "Shop"]);
        data["currentAppInstallation"]!["accessScopes"]!.AsArray().Count.ShouldBeGreaterThan(50);
    }

    [Fact]
    public async Task Unknown_token_is_turned_away()
    {
        await using var shop = await TestShop.OpenAsync(token: "wrong");

        using var response = await shop.PostAsync("{ shop { name } }");

        response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("Invalid API key or access token");
    }

    [Fact]
    public async Task Another_version_is_not_found()
    {
        await using var shop = await TestShop.OpenAsync();
        using var response = await shop.PostAsync("{ shop { name } }", version: "2019-01");
        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Missing_scope_is_named()
    {
        await using var shop = await TestShop.OpenAsync(new RehearsalOptions
        {
            Throttle = false,
            Tokens = new Dictionary<string, IReadOnlyList<string>> { ["poor"] = ["write_products"] },
        }, "poor");

        var answer = await shop.AskAsync("{ shop { name } publications(first: 1) { nodes { id } } }");

        answer["errors"]![0]!["message"]!.GetValue<string>().ShouldBe("Access denied for publications field. Required access: `read_publications` access scope.");
        answer["errors"]![0]!["extensions"]!["code"]!.GetValue<string>().ShouldBe("ACCESS_DENIED");
    }
}
