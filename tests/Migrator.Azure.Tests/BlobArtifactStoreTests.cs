using Migrator.Azure.Blobs;
using Migrator.Core.Artifacts;
using Migrator.Core.Failures;
using Migrator.TestKit.Contracts;

namespace Migrator.Azure.Tests;

public sealed class BlobArtifactStoreTests(Azurite azurite) : ArtifactStoreContract
{
    protected override Task<IArtifactStore> CreateAsync() => Task.FromResult<IArtifactStore>(new BlobArtifactStore(azurite.Container()));

    [Fact]
    public async Task An_artifact_larger_than_memory_allows_goes_through_blocks_and_comes_back()
    {
        var store = await CreateAsync();
        var path = new ArtifactPath("run/import/00001.bulk.jsonl");
        var bytes = new byte[(3 * SpoolStream.InMemory) + 17];
        new Random(3).NextBytes(bytes);

        await store.WriteAsync(path, async (stream, stop) => await stream.WriteAsync(bytes, stop), Cancellation);

        await using var read = await store.OpenReadAsync(path, Cancellation);
        using var copy = new MemoryStream();
        await read.CopyToAsync(copy, Cancellation);
        copy.ToArray().ShouldBe(bytes);
    }

    [Fact]
    public async Task A_refused_key_says_which_roles_are_needed()
    {
        var wrong = azurite.Connection().Replace("AccountKey=Eby8", "AccountKey=AAAA", StringComparison.Ordinal);
        var store = new BlobArtifactStore(new global::Azure.Storage.Blobs.BlobContainerClient(wrong, "tests"));

        var error = await Should.ThrowAsync<MigratorException>(() => store.ExistsAsync(new ArtifactPath("a"), Cancellation));

        error.Class.ShouldBe(FailureClass.Configuration);
        error.Message.ShouldContain("Storage Blob Data Contributor");
    }
}
