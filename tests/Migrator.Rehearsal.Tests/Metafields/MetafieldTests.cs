using Migrator.Rehearsal.Tests.Driving;

namespace Migrator.Rehearsal.Tests.Metafields;

public sealed class MetafieldTests
{
    private const string Set = "mutation($m: [MetafieldsSetInput!]!) { metafieldsSet(metafields: $m) { metafields { key value jsonValue compareDigest } userErrors { field message code elementIndex } } }";

    [Theory]
    [InlineData("boolean", " TRUE ", "true")]
    [InlineData("number_integer", "5.000", "5")]
    [InlineData("number_decimal", "1.1234567891", "1.123456789")]
    [InlineData("date_time", "2026-06-25T10:11:12.123+05:30", "2026-06-25T10:11:12+05:30")]
    [InlineData("dimension", "{\"value\":159,\"unit\":\"cm\"}", "{\"value\":159.0,\"unit\":\"CENTIMETERS\"}")]
    [InlineData("list.single_line_text_field", "[\"a\", \"b\"]", "[\"a\",\"b\"]")]
    [InlineData("rating", "{\"value\":\"4.5\",\"scale_min\":\"1.0\",\"scale_max\":\"5.0\"}", "{\"scale_min\":\"1.0\",\"scale_max\":\"5.0\",\"value\":\"4.5\"}")]
    public async Task Value_is_stored_in_Shopifys_form(string type, string given, string stored)
    {
        await using var shop = await TestShop.OpenAsync();
        var ownerId = (await shop.SetAsync(new { title = "A" }))["product"]!["id"]!.GetValue<string>();

        var payload = await shop.DoAsync(Set, new { m = new[] { new { ownerId, @namespace = "custom", key = "value", type, value = given } } });

        payload["metafields"]![0]!["value"]!.GetValue<string>().ShouldBe(stored);
    }

    [Theory]
    [InlineData("number_integer", "+5", "Value must be an integer.")]
    [InlineData("url", "example.com", "Value cannot have an empty scheme (protocol), must include one of the following URL schemes: [\"http\", \"https\", \"mailto\", \"sms\", \"tel\"].'")]
    [InlineData("money", "{\"amount\":\"1.00\",\"currency_code\":\"ZZZ\"}", "Value contains an invalid currency, ZZZ.")]
    [InlineData("json", "{nope", "Value is invalid JSON: expected object key, got 'nope' at line 1 column 2.")]
    [InlineData("single_line_text_field", "a\nb", "Value must be a single line text string.")]
    [InlineData("product_reference", "gid://shopify/Product/999", "Value references non-existent resource gid://shopify/Product/999.")]
    public async Task Value_of_the_wrong_form_is_refused(string type, string value, string message)
    {
        await using var shop = await TestShop.OpenAsync();
        var ownerId = (await shop.SetAsync(new { title = "A" }))["product"]!["id"]!.GetValue<string>();

        var payload = (await shop.DataAsync(Set, new { m = new[] { new { ownerId, @namespace = "custom", key = "value", type, value } } }))["metafieldsSet"]!;

        payload["userErrors"]![0]!["message"]!.GetValue<string>().ShouldBe(message);
        payload["userErrors"]![0]!["code"]!.GetValue<string>().ShouldBe("INVALID_VALUE");
    }

    [Fact]
    public async Task One_bad_metafield_keeps_all_of_them_out()
    {
        await using var shop = await TestShop.OpenAsync();
        var ownerId = (await shop.SetAsync(new { title = "A" }))["product"]!["id"]!.GetValue<string>();

        await shop.DataAsync(Set, new { m = new[] { new { ownerId, @namespace = "custom", key = "good", type = "boolean", value = "true" }, new { ownerId, @namespace = "custom", key = "bad", type = "boolean", value = "maybe" } } });

        (await shop.DataAsync("query($id: ID!) { product(id: $id) { metafields(first: 5) { nodes { key } } } }", new { id = ownerId }))["product"]!["metafields"]!["nodes"]!.AsArray().Count.ShouldBe(0);
    }

    [Fact]
    public async Task Id_value_of_another_product_is_refused()
    {
        await using var shop = await TestShop.OpenAsync();
        await shop.DefineAsync("magento", "id", "id");
        var input = new { title = "A", metafields = new[] { new { @namespace = "magento", key = "id", type = "id", value = "1" } } };
        await shop.SetAsync(input);

        (await shop.RefusedAsync(input)).Code.ShouldBe("CAPABILITY_VIOLATION");
    }

    [Fact]
    public async Task Definition_gives_the_type_and_its_rules_hold()
    {
        await using var shop = await TestShop.OpenAsync();
        await shop.DefineAsync("custom", "color", "single_line_text_field", validations: new[] { new { name = "choices", value = "[\"red\",\"blue\"]" } });
        object With(string value) => new { title = "A", metafields = new[] { new { @namespace = "custom", key = "color", value } } };

        (await shop.SetAsync(With("red")))["product"]!["metafields"]!["nodes"]![0]!["type"]!.GetValue<string>().ShouldBe("single_line_text_field");
        (await shop.RefusedAsync(With("green"))).Message.ShouldBe("Value does not exist in provided choices: [\"red\", \"blue\"].");
    }

    [Fact]
    public async Task Stale_digest_is_refused_and_the_current_one_taken()
    {
        await using var shop = await TestShop.OpenAsync();
        var ownerId = (await shop.SetAsync(new { title = "A" }))["product"]!["id"]!.GetValue<string>();
        object One(string value, string? digest) => new { m = new[] { new { ownerId, @namespace = "custom", key = "text", type = "single_line_text_field", value, compareDigest = digest } } };

        var digest = (await shop.DoAsync(Set, One("1", null)))["metafields"]![0]!["compareDigest"]!.GetValue<string>();
        (await shop.DataAsync(Set, One("2", null)))["metafieldsSet"]!["userErrors"]![0]!["code"]!.GetValue<string>().ShouldBe("STALE_OBJECT");
        (await shop.DoAsync(Set, One("3", digest)))["metafields"]![0]!["value"]!.GetValue<string>().ShouldBe("3");
    }
}
