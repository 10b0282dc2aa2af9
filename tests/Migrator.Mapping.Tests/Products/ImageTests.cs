using Migrator.Core.Records;
using Migrator.Mapping.Tests.Building;

namespace Migrator.Mapping.Tests.Products;

public sealed class ImageTests
{
    [Fact]
    public void Pictures_stand_in_numeric_order()
    {
        var product = A.Simple() with { Images = [Picture("/10.jpg", 10), Picture("/2.jpg", 2), Picture("/1.jpg", 1)] };

        product.Map().Product().Images.Select(i => (i.Source[^6..], i.Position)).ShouldBe([("/1.jpg", 1), ("/2.jpg", 2), ("10.jpg", 3)]);
    }

    [Theory]
    [InlineData("https://shop.example/media/catalog/product", "/t/w/two words ü.jpg", "https://shop.example/media/catalog/product/t/w/two%20words%20%C3%BC.jpg")]
    [InlineData("https://shop.example/media/catalog/product", "/a/50%+#?.jpg", "https://shop.example/media/catalog/product/a/50%25%2B%23%3F.jpg")]
    [InlineData("/srv/media", "/t/w/two words ü.jpg", "/srv/media/t/w/two words ü.jpg")]
    public void Address_is_encoded_by_segment_on_the_web_only(string media, string file, string source) =>
        A.Simple().Showing(file).Map(Mappings.Create(media: media)).Product().Images.ShouldHaveSingleItem().Source.ShouldBe(source);

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("/../../etc/passwd")]
    [InlineData("\\..\\secret")]
    public void Path_that_leads_out_of_the_folder_is_left_out_and_reported(string file)
    {
        var mapped = A.Simple().Showing(file).Map(Mappings.Create(media: "/srv/media"));

        mapped.Product().Images.ShouldBeEmpty();
        mapped.Finding(Rules.ImageBadPath);
    }

    private static ProductImage Picture(string file, int position) => new(file, null, position, false, []);
}
