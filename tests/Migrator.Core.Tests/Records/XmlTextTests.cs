using FsCheck;
using FsCheck.Xunit;
using Migrator.Core.Records.Xml;

namespace Migrator.Core.Tests.Records;

public sealed class XmlTextTests
{
    [Property(MaxTest = 2000)]
    public void Any_text_comes_back_from_its_encoding(NonNull<string> text) => CheckOne(text.Get);

    [Property(MaxTest = 2000)]
    public void Text_full_of_escapes_comes_back_from_its_encoding(int seed) => CheckOne(new RandomRecords(seed).Text() + new RandomRecords(seed + 1).Text());

    [Theory]
    [InlineData("_x0001", "\u0001")]
    [InlineData("_", "x0041_")]
    [InlineData("_x005F", "_x0041_")]
    [InlineData("\u0001", "x0041_")]
    public void Pieces_that_would_make_an_escape_together_do_not(string left, string right) => CheckOne(left + right);

    [Fact]
    public void A_control_character_is_written_by_its_number()
    {
        XmlText.Encode("a\u0001b").ShouldBe("a_x0001_b");
        XmlText.Encode("snake_case_x and 🎉").ShouldBe("snake_case_x and 🎉");
    }

    private static void CheckOne(string text)
    {
        var encoded = XmlText.Encode(text);
        Should.NotThrow(() => System.Xml.XmlConvert.VerifyXmlChars(encoded));
        XmlText.Decode(encoded).ShouldBe(text);
    }
}
