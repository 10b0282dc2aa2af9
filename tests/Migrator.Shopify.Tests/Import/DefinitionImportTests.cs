using Migrator.Core.Entities;
using Migrator.Core.Findings;
using Migrator.Shopify.Tests.Driving;

namespace Migrator.Shopify.Tests.Import;

public sealed class DefinitionImportTests
{
    [Fact]
    public async Task Definitions_are_created_once_and_a_second_run_changes_nothing()
    {
        await using var shop = await ShopDriver.OpenAsync();

        var first = await shop.ImportAsync(Rows.Definition("color"), Rows.Definition("glaze", owner: "PRODUCTVARIANT"));
        var second = await shop.ImportAsync(Rows.Definition("color"), Rows.Definition("glaze", owner: "PRODUCTVARIANT"));

        first.Actions.ShouldBe([ImportAction.Created]);
        first.For("color").ShopifyId.ShouldNotBeNull();
        second.Actions.ShouldBe([ImportAction.Unchanged]);
        (await shop.ReviewAsync(first.Run, EntityType.Attributes)).Counts.ShouldBe(new(2, 0, 0));
    }

    [Fact]
    public async Task A_definition_of_another_type_is_left_alone_and_the_record_fails_with_the_remedy()
    {
        await using var shop = await ShopDriver.OpenAsync();
        await shop.ImportAsync(Rows.Definition("color"));

        var result = await shop.ImportAsync(Rows.Definition("color", "number_integer"), Rows.Definition("size"));

        result.For("color").Action.ShouldBe(ImportAction.Failed);
        result.For("color").Error!.ShouldContain("is of the type single_line_text_field");
        result.For("color").Error!.ShouldContain("Give the attribute another key");
        result.For("size").Action.ShouldBe(ImportAction.Created);
        var review = await shop.ReviewAsync(result.Run, EntityType.Attributes);
        review.Differences.Single().Cause.ShouldBe(DifferenceCause.Refused);
        review.Counts.Differing.ShouldBe(0);
    }

    [Fact]
    public async Task A_new_name_is_written_unless_somebody_renamed_it_in_Shopify()
    {
        await using var shop = await ShopDriver.OpenAsync();
        await shop.ImportAsync(Rows.Definition("color", name: "Color"), Rows.Definition("size", name: "Size"));
        await shop.AskAsync("""mutation { metafieldDefinitionUpdate(definition: {ownerType: PRODUCT, namespace: "magento", key: "size", name: "Our size"}) { userErrors { message } } }""");

        var result = await shop.ImportAsync(Rows.Definition("color", name: "Colour"), Rows.Definition("size", name: "Sizes"));

        result.For("color").Action.ShouldBe(ImportAction.Updated);
        result.For("size").Action.ShouldBe(ImportAction.Unchanged);
        (await shop.ReviewAsync(result.Run, EntityType.Attributes)).Differences.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_definition_that_Shopify_refuses_fails_alone_with_its_words()
    {
        await using var shop = await ShopDriver.OpenAsync();

        var result = await shop.ImportAsync(Rows.Definition("color", "no_such_type"), Rows.Definition("size"));

        result.For("color").Action.ShouldBe(ImportAction.Failed);
        result.For("color").Error.ShouldNotBeNullOrEmpty();
        result.For("size").Action.ShouldBe(ImportAction.Created);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_lost_answer_never_makes_a_second_definition(bool tookEffect)
    {
        await using var shop = await ShopDriver.OpenAsync();
        if (tookEffect) shop.Faults.LoseAnswer("MetafieldDefinitionCreate");
        else shop.Faults.LoseCall("MetafieldDefinitionCreate");

        var result = await shop.ImportAsync(Rows.Definition("color"));

        result.For("color").Action.ShouldBe(ImportAction.Created);
        result.For("color").Error.ShouldBeNull();
        shop.Faults.Sent.Count(s => s == "MetafieldDefinitionCreate").ShouldBe(1);
    }
}
