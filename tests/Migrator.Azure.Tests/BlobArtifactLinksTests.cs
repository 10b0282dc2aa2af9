using System.Net;
using System.Text;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Time.Testing;
using Migrator.Azure.Blobs;
using Migrator.Core.Artifacts;

namespace Migrator.Azure.Tests;

public sealed class BlobArtifactLinksTests(Azurite azurite)
{
    private static readonly ArtifactPath Path = new("run-1/products/export/100% wool.xml");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_link_downloads_its_artifact_without_any_other_right()
    {
        var container = await ContainerAsync();

        var (status, text) = await GetAsync(await new BlobArtifactLinks(container, TimeProvider.System).CreateAsync(Path, TimeSpan.FromMinutes(5), Cancellation));

        status.ShouldBe(HttpStatusCode.OK);
        text.ShouldBe("<records/>");
    }

    [Fact]
    public async Task A_link_that_has_expired_is_refused()
    {
        var container = await ContainerAsync();
        var yesterday = new FakeTimeProvider(TimeProvider.System.GetUtcNow().AddDays(-1));

        var (status, _) = await GetAsync(await new BlobArtifactLinks(container, yesterday).CreateAsync(Path, TimeSpan.FromMinutes(5), Cancellation));

        status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_link_opens_no_other_artifact()
    {
        var container = await ContainerAsync();
        var link = await new BlobArtifactLinks(container, TimeProvider.System).CreateAsync(new ArtifactPath("run-1/run.json"), TimeSpan.FromMinutes(5), Cancellation);
        var other = container.GetBlobClient(BlobNames.Encode(Path)).Uri;

        var (status, _) = await GetAsync(new Uri(other.GetLeftPart(UriPartial.Path) + link.Query));

        status.ShouldBe(HttpStatusCode.Forbidden);
    }

    private async Task<BlobContainerClient> ContainerAsync()
    {
        var container = azurite.Container();
        await new BlobArtifactStore(container).WriteAsync(Path, (stream, stop) => stream.WriteAsync(Encoding.UTF8.GetBytes("<records/>"), stop).AsTask(), Cancellation);
        return container;
    }

    private static async Task<(HttpStatusCode Status, string Text)> GetAsync(Uri link)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        using var answer = await http.GetAsync(link, Cancellation);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Cancellation));
    }
}
