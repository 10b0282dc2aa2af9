using Migrator.Core.Records;

namespace Migrator.Magento.Tests.ExportFiles;

public sealed class AttributeInferenceTests : IDisposable
{
    private readonly TestExport _export = new();

    public void Dispose() => _export.Dispose();

    [Theory]
    [InlineData(AttributeInput.Boolean, "Yes", "No")]
    [InlineData(AttributeInput.Integer, "5", "-12", "0")]
    [InlineData(AttributeInput.Decimal, "5", "1.5")]
    [InlineData(AttributeInput.Price, "25.500000", "0.100000")]
    [InlineData(AttributeInput.Text, "007")]
    [InlineData(AttributeInput.Text, "4006381333931")]
    [InlineData(AttributeInput.Text, "8,2")]
    [InlineData(AttributeInput.Text, "1.2.3", "1.2.4")]
    [InlineData(AttributeInput.Date, "2/29/24", "12/1/26")]
    [InlineData(AttributeInput.DateTime, "2/29/24, 1:45 PM", "12/1/26, 1:00 AM")]
    [InlineData(AttributeInput.Text, "2/29/24", "soon")]
    [InlineData(AttributeInput.MultiSelect, "A|B", "B")]
    [InlineData(AttributeInput.Text, "Fast | good", "Cheap")]
    [InlineData(AttributeInput.Select, "Red", "Blue", "Red", "Blue", "Red")]
    [InlineData(AttributeInput.Text, "Red", "Blue", "Green", "Black", "White")]
    [InlineData(AttributeInput.TextArea, "<p>x</p>", "y")]
    [InlineData(AttributeInput.TextArea, "a\nb")]
    [InlineData(AttributeInput.Media, "/a/b/c.jpg", "no_selection")]
    public async Task An_input_is_guessed_from_the_values(AttributeInput input, params string[] values)
    {
        for (var i = 0; i < values.Length; i++) _export.Product($"S{i}", ("additional_attributes", "x=" + values[i]));
        var run = await _export.AttributesAsync();
        var attribute = run.Records.Cast<MagentoAttribute>().Single(a => a.Code == "x");

        attribute.Input.ShouldBe(input);
        attribute.IsInferred.ShouldBeTrue();
        attribute.Uses.ShouldBe(values.Length);
        attribute.LongestValue.ShouldBe(values.Max(v => v.Length));
        run.Findings.Where(f => f.Rule == "attribute.type-inferred").ShouldHaveSingleItem().Record.ShouldBe("x");
    }

    [Fact]
    public async Task What_divides_a_configurable_is_a_select_even_where_it_looks_like_numbers()
    {
        _export.Product("C", ("additional_attributes", "size=32"), ("visibility", "Not Visible Individually"))
            .Product("P", ("product_type", "configurable"), ("configurable_variations", "sku=C,size=32"), ("configurable_variation_labels", "size=Size"));
        var run = await _export.AttributesAsync();

        var size = run.Records.Cast<MagentoAttribute>().Single(a => a.Code == "size");
        size.Input.ShouldBe(AttributeInput.Select);
        size.Options.Select(o => o.Text).ShouldBe(["32"]);
    }

    [Fact]
    public async Task Values_follow_the_guess()
    {
        _export.Product("A", ("additional_attributes", "flag=Yes,cost=88.500000,list=X|Y,day=2/29/24,amount=1.500000,free=1.50 m"))
            .Product("B", ("additional_attributes", "flag=No,list=Z"));
        var product = (await _export.ProductsAsync()).Products["A"];

        product.Value("flag").ShouldBe("1");
        product.Value("cost").ShouldBe("88.5");
        product.Attributes.Single(a => a.Code == "list").Items.Select(i => i.Text).ShouldBe(["X", "Y"]);
        product.Value("day").ShouldBe("2024-02-29");
        product.Value("amount").ShouldBe("1.5");
        product.Value("free").ShouldBe("1.50 m");
    }

    [Fact]
    public async Task A_system_attribute_goes_by_Magentos_code_and_is_no_guess()
    {
        var run = await _export.Product("A", ("tax_class_name", "Taxable Goods"), ("meta_keywords", "a,b")).AttributesAsync();
        var attributes = run.Records.Cast<MagentoAttribute>().ToList();

        attributes.Select(a => a.Code).ShouldBe(["created_at", "meta_keyword", "status", "tax_class_id", "visibility"]);
        attributes.ShouldAllBe(a => a.IsSystem && !a.IsInferred);
        run.Findings.ShouldBeEmpty();
    }
}
