using Migrator.Rehearsal.Tests.Driving;

namespace Migrator.Rehearsal.Tests.Shop;

public sealed class RefusalTests
{
    [Theory]
    [InlineData("{ shop { nonsense } }", "Field 'nonsense' doesn't exist on type 'Shop'", "undefinedField")]
    [InlineData("{ shop { shopPolicies { id } } }", "Shop.shopPolicies is not served by the rehearsal stand-in. It exists in Shopify's 2026-10 schema.", "NOT_SERVED")]
    [InlineData("{ locations(first: 1, colour: 2) { nodes { id } } }", "Field 'locations' doesn't accept argument 'colour'", "argumentNotAccepted")]
    [InlineData("{ node { id } }", "Field 'node' is missing required arguments: id", "missingRequiredArguments")]
    [InlineData("{ node(id: null) { id } }", "Argument 'id' on Field 'node' has an invalid value (null). Expected type 'ID!'.", "argumentLiteralsIncompatible")]
    [InlineData("query Q($x: ID!) { shop { id } }", "Variable $x is declared by Q but not used", "variableNotUsed")]
    [InlineData("{ locations(first: 1, sortKey: SIZE) { nodes { id } } }", "Argument 'sortKey' on Field 'locations' has an invalid value (SIZE). Expected type 'LocationSortKeys'.", "argumentLiteralsIncompatible")]
    [InlineData("{ locations { nodes { id } } }", "you must provide one of first or last", "BAD_REQUEST")]
    public async Task Wrong_document_is_refused_in_Shopifys_words(string query, string message, string code)
    {
        await using var shop = await TestShop.OpenAsync();

        var error = (await shop.AskAsync(query))["errors"]![0]!;

        error["message"]!.GetValue<string>().ShouldBe(message);
        error["extensions"]!["code"]!.GetValue<string>().ShouldBe(code);
    }

    [Fact]
    public async Task Null_for_a_required_variable_is_an_invalid_variable()
    {
        await using var shop = await TestShop.OpenAsync();

        var error = (await shop.AskAsync("query($id: ID!) { node(id: $id) { id } }", new { id = (string?)null }))["errors"]![0]!;

        error["message"]!.GetValue<string>().ShouldBe("Variable $id of type ID! was provided invalid value");
        error["extensions"]!["code"]!.GetValue<string>().ShouldBe("INVALID_VARIABLE");
        error["extensions"]!["problems"]![0]!["explanation"]!.GetValue<string>().ShouldBe("Expected value to not be null");
    }
}
