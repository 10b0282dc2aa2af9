using Migrator.Reporting.Figures;

namespace Migrator.Reporting.Tests.Figures;

public class FigureTests
{
    [Theory]
    [InlineData(0, 0, "0%")]
    [InlineData(0, 5, "0%")]
    [InlineData(5, 5, "100%")]
    [InlineData(99_999, 100_000, "99.9%")]
    [InlineData(1, 100_000, "under 0.1%")]
    [InlineData(1, 3, "33.3%")]
    public void A_share_is_never_rounded_up_to_all_nor_down_to_nothing(long part, long whole, string text) => Figure.Share(part, whole).ShouldBe(text);

    [Theory]
    [InlineData(0, "0 s")]
    [InlineData(12.34, "12.3 s")]
    [InlineData(252.4, "4 min 12 s")]
    [InlineData(7_512, "2 h 05 min")]
    public void A_duration_is_written_in_the_units_that_people_use(double seconds, string text) => Figure.Duration(seconds).ShouldBe(text);

    [Fact]
    public void Shopify_s_code_is_read_from_the_beginning_of_an_error_only()
    {
        Remedies.CodeOf("HANDLE_NOT_UNIQUE handle: Handle has been taken").ShouldBe("HANDLE_NOT_UNIQUE");
        Remedies.CodeOf("TAKEN: Email has already been taken").ShouldBe("TAKEN");
        Remedies.CodeOf("Handle is TAKEN").ShouldBeNull();
        Remedies.ForCode("SOMETHING_NEW").ShouldNotBeEmpty();
    }
}
