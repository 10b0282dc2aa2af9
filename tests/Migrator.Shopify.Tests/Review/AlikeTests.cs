using Migrator.Shopify.Review;

namespace Migrator.Shopify.Tests.Review;

public sealed class AlikeTests
{
    [Theory]
    [InlineData("number_decimal", "1.50", "1.5", true)]
    [InlineData("number_decimal", "1.50", "1.51", false)]
    [InlineData("number_integer", "7", "7", true)]
    [InlineData("boolean", "true", "TRUE", true)]
    [InlineData("date_time", "2020-02-03T04:05:06Z", "2020-02-03T05:05:06+01:00", true)]
    [InlineData("date_time", "2020-02-03T04:05:06Z", "2020-02-03T04:05:07Z", false)]
    [InlineData("dimension", """{"value":12.0,"unit":"cm"}""", """{"value":12.0,"unit":"CENTIMETERS"}""", true)]
    [InlineData("dimension", """{"value":12.0,"unit":"cm"}""", """{"value":13.0,"unit":"CENTIMETERS"}""", false)]
    [InlineData("dimension", """{"value":12.0,"unit":"cm"}""", """{"value":12.0,"unit":"in"}""", false)]
    [InlineData("list.single_line_text_field", """["a","b"]""", """["a", "b"]""", true)]
    [InlineData("list.single_line_text_field", """["a","b"]""", """["b","a"]""", false)]
    [InlineData("list.number_decimal", "[1.50]", "[\"1.5\"]", true)]
    [InlineData("json", """{"a":1,"b":[2]}""", """{"b":[2],"a":1}""", true)]
    [InlineData("single_line_text_field", "a", "A", false)]
    [InlineData("multi_line_text_field", "a\r\nb", "a\nb", true)]
    public void A_metafield_is_compared_by_its_type(string type, string expected, string actual, bool isAlike) => Alike.Metafield(type, expected, actual).ShouldBe(isAlike);

    [Fact]
    public void Html_is_compared_exactly_but_for_line_ends_and_what_surrounds_it()
    {
        Alike.Html("<p>a</p>\r\n<p>b</p>\n", "<p>a</p>\n<p>b</p>").ShouldBeTrue();
        Alike.Html("<p>a </p>", "<p>a</p>").ShouldBeFalse();
        Alike.Html("<p>a&amp;b</p>", "<p>a&b</p>").ShouldBeFalse();
    }

    [Fact]
    public void Tags_may_be_more_and_of_another_case_but_not_fewer()
    {
        Alike.Tags(["Sale"], ["sale", "new"]).ShouldBeTrue();
        Alike.Tags(["Sale", "Old"], ["sale"]).ShouldBeFalse();
    }
}
