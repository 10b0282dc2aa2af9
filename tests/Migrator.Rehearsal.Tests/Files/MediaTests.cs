using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Migrator.Rehearsal.Tests.Driving;

namespace Migrator.Rehearsal.Tests.Files;

public sealed class MediaTests
{
    // The smallest PNG: one transparent pixel.
    private static readonly byte[] Png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");

    [Fact]
    public async Task Picture_on_this_machine_is_really_fetched()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        await using var magento = builder.Build();
        magento.Urls.Add("http://127.0.0.1:0");
        magento.MapGet("/good.png", () => Results.Bytes(Png, "image/png"));
        magento.MapGet("/page.png", () => Results.Text("<html>not found</html>", "text/html"));
        await magento.StartAsync(TestContext.Current.CancellationToken);
        var address = magento.Urls.First();
        await using var shop = await TestShop.OpenAsync(new RehearsalOptions { Throttle = false, Media = new MediaBehaviour { Delay = TimeSpan.Zero } });

        await shop.SetAsync(new { title = "A", handle = "a", files = new[] { "good.png", "page.png", "missing.png" }.Select(f => new { originalSource = $"{address}/{f}" }) });
        var media = await SettledAsync(shop);

        media[0]["status"]!.GetValue<string>().ShouldBe("READY");
        media[0]["image"]!["width"]!.GetValue<int>().ShouldBe(1);
        media[1]["mediaErrors"]![0]!["code"]!.GetValue<string>().ShouldBe("UNSUPPORTED_IMAGE_FILE_TYPE");
        media[2]["mediaErrors"]![0]!["code"]!.GetValue<string>().ShouldBe("IMAGE_DOWNLOAD_FAILURE");
    }

    [Fact]
    public async Task Staged_picture_becomes_a_file_of_the_product()
    {
        await using var shop = await TestShop.OpenAsync(new RehearsalOptions { Throttle = false, Media = new MediaBehaviour { Delay = TimeSpan.Zero } });
        var target = await shop.StageAsync("IMAGE", "one.png", "image/png");
        await shop.UploadAsync(target, Png);

        await shop.SetAsync(new { title = "A", handle = "a", files = new[] { new { originalSource = target["resourceUrl"]!.GetValue<string>(), alt = "One" } } });
        var media = await SettledAsync(shop);

        media.Single()["status"]!.GetValue<string>().ShouldBe("READY");
        media.Single()["alt"]!.GetValue<string>().ShouldBe("One");
    }

    [Fact]
    public async Task Same_url_again_makes_a_new_file_and_an_id_keeps_it()
    {
        await using var shop = await TestShop.OpenAsync();
        var files = new[] { new { originalSource = "https://shop.example/a.png" } };
        var first = (await shop.SetAsync(new { title = "A", handle = "a", files }))["product"]!;
        var id = first["media"]!["nodes"]![0]!["id"]!.GetValue<string>();

        var kept = (await shop.SetAsync(new { handle = "a", files = new[] { new { id } } }, new { handle = "a" }))["product"]!["media"]!["nodes"]![0]!["id"]!.GetValue<string>();
        var again = (await shop.SetAsync(new { handle = "a", files }, new { handle = "a" }))["product"]!["media"]!["nodes"]!.AsArray();

        kept.ShouldBe(id);
        again.Single()!["id"]!.GetValue<string>().ShouldNotBe(id);
    }

    private static async Task<List<System.Text.Json.Nodes.JsonNode>> SettledAsync(TestShop shop)
    {
        while (true)
        {
            var media = (await shop.DataAsync("{ products(first: 1) { nodes { media(first: 9) { nodes { status alt mediaErrors { code } ... on MediaImage { image { width } } } } } } }"))["products"]!["nodes"]![0]!["media"]!["nodes"]!.AsArray();
            if (media.All(m => m!["status"]!.GetValue<string>() is "READY" or "FAILED"))
                return [.. media.Select(m => m!)];
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }
}
