using Migrator.Reporting.Figures;

namespace Migrator.Reporting.Tests.Figures;

public class CommonSentenceTests
{
    [Theory]
    [InlineData("'A' has this handle.", "'Men's hat' has this handle.", "'…' has this handle.")]
    [InlineData("The price 40.00 holds now.", "The price 41.50 holds now.", "The price … holds now.")]
    [InlineData("Cut at 255 letters (was 300).", "Cut at 255 letters (was 299).", "Cut at 255 letters (was …).")]
    [InlineData("Same.", "Same.", "Same.")]
    public void What_varies_becomes_an_ellipsis(string first, string second, string common) => Of(first, second).ShouldBe((common, false));

    [Theory]
    [InlineData("One thing happened here.", "Something else is wrong.")]
    [InlineData("Short.", "A sentence of other length.")]
    public void Messages_with_too_little_in_common_are_shown_by_the_first(string first, string second) => Of(first, second).ShouldBe((first, true));

    [Fact]
    public void No_message_is_no_sentence() => Of().ShouldBe(("", false));

    private static (string, bool) Of(params string[] messages)
    {
        var sentence = new CommonSentence();
        foreach (var message in messages) sentence.Add(message);
        return sentence.Give();
    }
}
