using Migrator.Mapping.Tests.Building;

namespace Migrator.Mapping.Tests.Products;

public sealed class HtmlTests
{
    [Theory]
    [InlineData("a {{media url=\"x.jpg\"}} b", "{{media url=\"x.jpg\"}}")]
    [InlineData("{{{var x}}", "{{var x}}")]
    [InlineData("{{block id='a'}}{{block id='a'}}", "{{block id='a'}}")]
    public void Directive_stays_and_is_reported(string html, string directive)
    {
        var mapped = A.Simple().With("description", html).Map();

        mapped.Product().DescriptionHtml.ShouldBe(html);
        mapped.Finding(Rules.HtmlDirective).Before.ShouldBe(directive);
    }

    [Theory]
    [InlineData("{{ liquid }}")]
    [InlineData("{{unfinished")]
    [InlineData("{{}}")]
    [InlineData("{{a{b}}")]
    [InlineData("function(){{}}")]
    public void What_is_no_directive_is_left_alone(string html) => A.Simple().With("description", html).Map().ShouldNotFind(Rules.HtmlDirective);

    [Fact]
    public void Text_full_of_openings_takes_no_time()
    {
        var html = string.Concat(Enumerable.Repeat("{{a", 100_000));

        A.Simple().With("description", html).Map().ShouldNotFind(Rules.HtmlDirective);
    }
}
