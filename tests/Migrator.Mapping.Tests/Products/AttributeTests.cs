using Migrator.Core.Findings;
using Migrator.Core.Records;
using Migrator.Mapping.Tests.Building;

namespace Migrator.Mapping.Tests.Products;

public sealed class AttributeTests
{
    [Theory]
    [InlineData("waterproof", "1", "true")]
    [InlineData("waterproof", "No", "false")]
    [InlineData("released", "2026-05-01", "2026-05-01")]
    [InlineData("released", "2026-05-01 00:00:00", "2026-05-01")]
    [InlineData("pieces", "12.0000", "12")]
    [InlineData("height_cm", "12.500000", "12.5")]
    [InlineData("height_cm", "-0.000000001", "-0.000000001")]
    [InlineData("care", "Wash\ncold", "Wash\ncold")]
    public void Value_takes_the_form_of_its_type(string code, string value, string expected)
    {
        var mapped = A.Simple().With(code, value).Map();

        mapped.Product().Metafield(code).ShouldBe(expected);
        mapped.State(code).ShouldBe(RecordState.Moved);
    }

    [Theory]
    [InlineData("waterproof", "perhaps")]
    [InlineData("released", "2026-13-01")]
    [InlineData("released", "2026-05-01 10:00:00")]
    [InlineData("pieces", "1.5")]
    [InlineData("pieces", "9007199254740992")]
    [InlineData("height_cm", "0.0000000001")]
    [InlineData("height_cm", "8,2")]
    [InlineData("note", "two\nlines")]
    public void Value_that_does_not_fit_is_kept_as_text_and_reported(string code, string value)
    {
        var mapped = A.Simple().With(code, value).Map();

        mapped.Product().Metafield(code).ShouldBeNull();
        mapped.Product().Metafield(code + "_text").ShouldBe(value);
        mapped.Finding(Rules.MetafieldTypeMismatch).Field.ShouldBe(code);
        mapped.State(code).ShouldBe(RecordState.Transformed);
    }

    [Fact]
    public void Multiselect_becomes_a_list() => A.Simple().With("features", ["A \"B\"", "ü"]).Map().Product().Metafield("features").ShouldBe("""["A \"B\"","ü"]""");

    [Fact]
    public void Size_and_colour_of_a_simple_product_and_its_dimensions_are_not_lost()
    {
        var product = A.Simple().With("size", "XL").With("color", "Red").With("height_cm", "10").Map().Product();

        (product.Metafield("size"), product.Metafield("color"), product.Metafield("height_cm")).ShouldBe(("XL", "Red", "10"));
    }

    [Fact]
    public void Text_over_64_kilobytes_fails_and_says_so()
    {
        var mapped = A.Simple().With("care", new string('ü', 32769)).Map();

        mapped.State("care").ShouldBe(RecordState.Failed);
        mapped.Finding(Rules.MetafieldTooLong).Message.ShouldContain("65538");
    }

    [Fact]
    public void Of_two_values_of_one_attribute_the_first_counts()
    {
        var product = A.Simple();
        var mapped = (product with { Attributes = [.. product.Attributes, new AttributeValue("note", "", "first"), new AttributeValue("note", "", "second")] }).Map();

        mapped.Product().Metafield("note").ShouldBe("first");
        mapped.Coverage.Where(c => c.Attribute == "note").Select(c => c.State).ShouldBe([RecordState.Moved, RecordState.Skipped]);
        mapped.Finding(Rules.AttributeTwice);
    }

    [Fact]
    public void First_barcode_attribute_with_a_value_is_the_barcode_and_the_others_become_metafields()
    {
        var mapping = Mappings.Create("""{ "version": 1, "attributes": { "note": { "barcode": true } } }""");
        var mapped = A.Simple().With("ean", "4006381333931").With("note", "NOTE-1").Map(mapping);

        mapped.Variant().Barcode.ShouldBe("NOTE-1");
        mapped.Product().Metafield("ean").ShouldBe("4006381333931");
    }

    [Fact]
    public void Override_of_a_store_view_is_unsupported_for_now_and_named()
    {
        var mapped = A.Simple().With("name", "Tasse", "de").Map();

        mapped.Coverage.Where(c => c.Attribute == "name").Select(c => (c.State, c.Values)).ShouldBe([(RecordState.Moved, 1), (RecordState.Unsupported, 1)]);
        mapped.Finding(Rules.TranslationLater).Message.ShouldContain("'de'");
    }

    [Fact]
    public void A_store_views_own_label_of_a_picture_is_named_as_any_translation()
    {
        var mapped = A.Simple().With("image_label", "Vorderseite", "de").Map();

        mapped.Finding(Rules.TranslationLater).Before.ShouldBe("Vorderseite");
    }
}
