using Migrator.Mapping.Text;

namespace Migrator.Mapping.Tests.Text;

public sealed class SlugTests
{
    [Theory]
    [InlineData("Joust Duffle Bag", "joust-duffle-bag")]
    [InlineData("  --Größe & Länge--  ", "groesse-laenge")]
    [InlineData("Crème Brûlée", "creme-brulee")]
    [InlineData("Ångström Łódź İstanbul", "angstroem-lodz-istanbul")]
    [InlineData("Kid's Shoes", "kids-shoes")]
    [InlineData("e\u0301te\u0301", "ete")]
    [InlineData("a_b.c/d", "a-b-c-d")]
    [InlineData("日本のお茶", "日本のお茶")]
    [InlineData("Футболка", "футболка")]
    [InlineData("!?", "")]
    public void Slug_has_letters_digits_and_single_hyphens(string text, string slug) => Slug.Of(text).ShouldBe(slug);

    [Fact]
    public void Slug_is_never_longer_than_255_and_a_suffix_still_fits()
    {
        var slug = Slug.Of(new string('a', 254) + "-b");

        slug.ShouldBe(new string('a', 254));
        Slug.WithSuffix(slug, "-2").Length.ShouldBe(255);
        Slug.WithSuffix(slug, "-2").ShouldEndWith("a-2");
    }
}
