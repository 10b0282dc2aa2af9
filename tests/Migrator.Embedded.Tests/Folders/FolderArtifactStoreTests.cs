using Microsoft.Extensions.Time.Testing;
using Migrator.Core.Artifacts;
using Migrator.Core.Failures;
using Migrator.Embedded.Folders;
using Migrator.TestKit;
using Migrator.TestKit.Contracts;

namespace Migrator.Embedded.Tests.Folders;

public sealed class FolderArtifactStoreTests : ArtifactStoreContract, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task An_artifact_is_a_plain_file_that_people_find_by_its_path()
    {
        var store = await CreateAsync();
        await WriteAsync(store, new ArtifactPath("run-1/products/export/00001.xml"), "<products/>");
        (await File.ReadAllTextAsync(Path.Combine(_folder.Path, "run-1", "products", "export", "00001.xml"), Cancellation)).ShouldBe("<products/>");
    }

    [Fact]
    public async Task Unfinished_files_of_killed_processes_are_removed_after_a_day_and_not_before()
    {
        await CreateAsync();
        var left = Path.Combine(_folder.Path, ".unfinished", "left");
        await File.WriteAllTextAsync(left, "half", Cancellation);

        _ = new FolderArtifactStore(_folder.Path, TimeProvider.System);
        File.Exists(left).ShouldBeTrue();

        _ = new FolderArtifactStore(_folder.Path, new FakeTimeProvider(TimeProvider.System.GetUtcNow().AddDays(2)));
        File.Exists(left).ShouldBeFalse();
    }

    [Fact]
    public async Task Nothing_unfinished_stays_behind_after_a_failure()
    {
        var store = await CreateAsync();
        await Should.ThrowAsync<InvalidDataException>(() => store.WriteAsync(new ArtifactPath("a"), (_, _) => throw new InvalidDataException(), Cancellation));
        Directory.EnumerateFiles(_folder.Path, "*", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_full_disk_is_said_in_plain_words_with_what_to_do()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "/dev/full, a disk that is always full, is Linux's.");
        var store = await CreateAsync();
        var failure = await Should.ThrowAsync<MigratorException>(() => store.WriteAsync(
            new ArtifactPath("a"),
            async (_, ct) =>
            {
                await using var full = new FileStream("/dev/full", FileMode.Open, FileAccess.Write, FileShare.ReadWrite, 0);
                await full.WriteAsync("x"u8.ToArray(), ct);
            },
            Cancellation));
        failure.Class.ShouldBe(FailureClass.Fatal);
        failure.Message.ShouldContain("no room left");
        failure.Remedy.ShouldContain("run the same command again");
    }

    [Fact]
    public void A_file_in_the_place_of_the_folder_is_an_error_that_names_it()
    {
        var file = _folder.File("runs");
        File.WriteAllText(file, "");
        Should.Throw<IOException>(() => new FolderArtifactStore(file, TimeProvider.System)).Message.ShouldContain(file);
    }

    [Theory]
    [InlineData("00001.xml", "00001.xml")]
    [InlineData("nul.txt", "%6Eul.txt")]
    [InlineData("null.txt", "null.txt")]
    [InlineData("a:b", "a%3Ab")]
    [InlineData("end.", "end%2E")]
    [InlineData("50%", "50%25")]
    public void Names_are_kept_where_every_system_takes_them(string segment, string name)
    {
        SafeName.Encode(segment).ShouldBe(name);
        SafeName.Decode(name).ShouldBe(segment);
    }

    protected override Task<IArtifactStore> CreateAsync() => Task.FromResult<IArtifactStore>(new FolderArtifactStore(_folder.Path, TimeProvider.System));
}
