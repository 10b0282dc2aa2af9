using Migrator.Core.Failures;
using Migrator.Mapping.Settings;
using Migrator.Mapping.Tests.Building;

namespace Migrator.Mapping.Tests.Settings;

public sealed class MappingSettingsTests
{
    [Fact]
    public void The_default_file_is_valid_and_says_everything()
    {
        var settings = MappingSettings.Parse(MappingSettings.DefaultText, "mapping.default.json");

        settings.Attributes.Keys.ShouldBe(MappingSettings.Default.Attributes.Keys);
        settings.Attributes["custom_design"].Ignore.ShouldNotBeNullOrEmpty();
        using var schema = System.Text.Json.JsonDocument.Parse(MappingSettings.SchemaText);
        using var written = System.Text.Json.JsonDocument.Parse(MappingSettings.DefaultText);
        foreach (var property in schema.RootElement.GetProperty("properties").EnumerateObject())
        {
            written.RootElement.TryGetProperty(property.Name, out var value).ShouldBeTrue(property.Name);
            if (property.Value.TryGetProperty("default", out var expected)) value.ToString().ShouldBe(expected.ToString(), property.Name);
        }
    }

    [Fact]
    public void What_a_file_does_not_say_takes_its_default_and_what_it_says_comes_first()
    {
        var settings = MappingSettings.Parse("""{ "version": 1, "vendor": "Acme", "attributes": { "my_code": { "barcode": true }, "custom_design": { "tag": true } } }""", "mapping.json");

        settings.Vendor.ShouldBe("Acme");
        settings.WeightUnit.ShouldBe("shop");
        settings.Attributes.Keys.First().ShouldBe("my_code");
        settings.Attributes["custom_design"].Ignore.ShouldBeNull();
        settings.Attributes["manufacturer"].Vendor.ShouldBeTrue();
    }

    [Theory]
    [InlineData("{ \"version\": 1,\n  \"vendro\": \"Acme\" }", "line 2", "vendro")]
    [InlineData("{ \"version\": 1,\n\n  \"attributes\": { \"color\": { \"tagg\": true } } }", "line 3", "tagg")]
    [InlineData("{ \"version\": 1,\n  \"attributes\": { \"color\": { \"metafield\": { \"type\": \"text\" } } } }", "line 2", "multi_line_text_field")]
    [InlineData("{ \"version\": 1,\n  \"attributes\": { \"color\": { \"tag\": true, \"vendor\": true } } }", "line 2", "color")]
    [InlineData("{ \"version\": 2 }", "line 1", "version")]
    [InlineData("{ }", "line 1", "version")]
    [InlineData("{ \"version\": 1,\n", "line 2", "JSON")]
    [InlineData("{ 'version': 1 }", "line 1", "JSON")]
    public void Mistake_in_the_file_is_an_error_with_its_line(string json, string line, string what)
    {
        var error = Should.Throw<MigratorException>(() => Mappings.Create(json));

        error.Class.ShouldBe(FailureClass.Configuration);
        error.Message.ShouldContain("mapping.json");
        error.Message.ShouldContain(line);
        error.Message.ShouldContain(what);
    }

    [Theory]
    [InlineData("""{ "version": 1, "attributes": { "name": { "tag": true } } }""", "title")]
    [InlineData("""{ "version": 1, "attributes": { "color": { "metafield": { "key": "sku" } } } }""", "magento.sku")]
    [InlineData("""{ "version": 1, "attributes": { "color": { "metafield": { "key": "one" } }, "size": { "metafield": { "key": "one" } } } }""", "attributes.size")]
    public void Setting_that_cannot_be_followed_is_an_error(string json, string what) =>
        Should.Throw<MigratorException>(() => Mappings.Create(json)).ShouldSatisfyAllConditions(e => e.Class.ShouldBe(FailureClass.Configuration), e => e.Message.ShouldContain(what));

    [Fact]
    public void Comments_are_allowed() => MappingSettings.Parse("{ // what we sell\n \"version\": 1, }", "mapping.json").Version.ShouldBe(1);
}
