using System.Text;
using Migrator.Core.Artifacts;
using Shouldly;
using Xunit;

namespace Migrator.TestKit.Contracts;

/// <summary>What every artifact store does. A test class of an implementation derives from it.</summary>
public abstract class ArtifactStoreContract
{
    private static readonly ArtifactPath Path = new("run-1/products/export/00001.xml");

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>An empty store, made once a test.</summary>
    protected abstract Task<IArtifactStore> CreateAsync();

    [Fact]
    public async Task What_is_written_is_read_back_byte_for_byte()
    {
        var store = await CreateAsync();
        var bytes = new byte[300_000];
        new Random(1).NextBytes(bytes);

        await store.WriteAsync(Path, async (stream, ct) => await stream.WriteAsync(bytes, ct), Cancellation);

        await using var read = await store.OpenReadAsync(Path, Cancellation);
        using var copy = new MemoryStream();
        await read.CopyToAsync(copy, Cancellation);
        copy.ToArray().ShouldBe(bytes);
    }

    [Fact]
    public async Task A_reader_may_seek()
    {
        var store = await CreateAsync();
        await WriteAsync(store, Path, "0123456789");

        await using var read = await store.OpenReadAsync(Path, Cancellation);
        read.CanSeek.ShouldBeTrue();
        read.Seek(7, SeekOrigin.Begin);
        using var reader = new StreamReader(read);
        (await reader.ReadToEndAsync(Cancellation)).ShouldBe("789");
    }

    [Fact]
    public async Task An_artifact_is_replaced_whole_by_a_shorter_one()
    {
        var store = await CreateAsync();
        await WriteAsync(store, Path, "the first and longer content");
        await WriteAsync(store, Path, "second");

        (await ReadAsync(store, Path)).ShouldBe("second");
        (await ListAsync(store, "")).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Nothing_is_visible_before_the_writer_has_returned()
    {
        var store = await CreateAsync();
        await store.WriteAsync(
            Path,
            async (stream, ct) =>
            {
                await stream.WriteAsync("half"u8.ToArray(), ct);
                await stream.FlushAsync(ct);
                (await store.ExistsAsync(Path, ct)).ShouldBeFalse();
                (await ListAsync(store, "")).ShouldBeEmpty();
            },
            Cancellation);

        (await store.ExistsAsync(Path, Cancellation)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_failed_writer_leaves_what_was_there()
    {
        var store = await CreateAsync();
        await WriteAsync(store, Path, "good");

        await Should.ThrowAsync<InvalidDataException>(() => store.WriteAsync(
            Path,
            async (stream, ct) =>
            {
                await stream.WriteAsync("bad"u8.ToArray(), ct);
                throw new InvalidDataException("half way");
            },
            Cancellation));

        (await ReadAsync(store, Path)).ShouldBe("good");
        (await ListAsync(store, "")).Select(info => info.Path).ShouldBe([Path]);
    }

    [Fact]
    public async Task A_cancelled_writer_makes_nothing_visible()
    {
        var store = await CreateAsync();
        using var cancel = new CancellationTokenSource();

        await Should.ThrowAsync<OperationCanceledException>(() => store.WriteAsync(
            Path,
            async (stream, _) =>
            {
                await stream.WriteAsync("half"u8.ToArray(), CancellationToken.None);
                await cancel.CancelAsync();
            },
            cancel.Token));

        (await store.ExistsAsync(Path, Cancellation)).ShouldBeFalse();
    }

    [Fact]
    public async Task An_open_reader_keeps_what_it_opened_while_the_artifact_is_replaced()
    {
        var store = await CreateAsync();
        await WriteAsync(store, Path, "old");

        await using var read = await store.OpenReadAsync(Path, Cancellation);
        await WriteAsync(store, Path, "new!");

        using var reader = new StreamReader(read);
        (await reader.ReadToEndAsync(Cancellation)).ShouldBe("old");
        (await ReadAsync(store, Path)).ShouldBe("new!");
    }

    [Fact]
    public async Task Many_writers_of_one_path_leave_one_whole_content()
    {
        var store = await CreateAsync();
        var contents = Enumerable.Range(0, 16).Select(i => new string((char)('a' + i), 20_000 + i)).ToList();

        await Task.WhenAll(contents.Select(content => Task.Run(() => WriteAsync(store, Path, content), Cancellation)));

        contents.ShouldContain(await ReadAsync(store, Path));
    }

    [Fact]
    public async Task A_missing_artifact_is_named_by_the_exception()
    {
        var store = await CreateAsync();
        var missing = await Should.ThrowAsync<ArtifactNotFoundException>(() => store.OpenReadAsync(Path, Cancellation));
        missing.Path.ShouldBe(Path);
    }

    [Fact]
    public async Task Deleting_removes_and_deleting_again_is_no_failure()
    {
        var store = await CreateAsync();
        await WriteAsync(store, Path, "x");

        await store.DeleteAsync(Path, Cancellation);
        await store.DeleteAsync(Path, Cancellation);

        (await store.ExistsAsync(Path, Cancellation)).ShouldBeFalse();
        (await ListAsync(store, "")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Listing_is_in_ordinal_order_across_folders()
    {
        var store = await CreateAsync();
        string[] paths = ["a.txt", "a/1.csv", "a/10.csv", "a/2.csv", "a/b/c.csv", "a0", "B", "a/b.csv", "a/b-1.csv"];
        foreach (var path in paths) await WriteAsync(store, new ArtifactPath(path), path);

        (await ListAsync(store, "")).Select(info => info.Path.Value).ShouldBe(paths.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Listing_takes_any_beginning_of_a_path()
    {
        var store = await CreateAsync();
        foreach (var path in new[] { "run-1/products/1.csv", "run-1/products/2.csv", "run-1/prices/1.csv", "run-10/products/1.csv" })
            await WriteAsync(store, new ArtifactPath(path), "x");

        (await ListAsync(store, "run-1/pr")).Count.ShouldBe(3);
        (await ListAsync(store, "run-1/products/")).Select(info => info.Path.Value).ShouldBe(["run-1/products/1.csv", "run-1/products/2.csv"]);
        (await ListAsync(store, "run-1")).Count.ShouldBe(4);
        (await ListAsync(store, "nothing/")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Listing_tells_length_and_time()
    {
        var store = await CreateAsync();
        await WriteAsync(store, Path, "12345");

        var info = (await ListAsync(store, "")).ShouldHaveSingleItem();
        info.Length.ShouldBe(5);
        info.ModifiedAt.Offset.ShouldBe(TimeSpan.Zero);
        info.ModifiedAt.ShouldBeGreaterThan(DateTimeOffset.UnixEpoch);
    }

    [Theory]
    [InlineData("run/con/aux.csv")]
    [InlineData("run/what: is \"this\"?/<a>|b*.csv")]
    [InlineData("run/ends with a dot./and a space /x.")]
    [InlineData("run/.hidden/100%/%41.csv")]
    [InlineData("run/größe/尺寸/😀.csv")]
    public async Task Names_that_a_disk_may_refuse_come_back_as_they_were(string name)
    {
        var store = await CreateAsync();
        var path = new ArtifactPath(name);
        await WriteAsync(store, path, name);

        (await ReadAsync(store, path)).ShouldBe(name);
        (await ListAsync(store, "run/")).ShouldHaveSingleItem().Path.ShouldBe(path);
    }

    protected static Task WriteAsync(IArtifactStore store, ArtifactPath path, string text) =>
        store.WriteAsync(path, async (stream, ct) => await stream.WriteAsync(Encoding.UTF8.GetBytes(text), ct), Cancellation);

    protected static async Task<string> ReadAsync(IArtifactStore store, ArtifactPath path)
    {
        using var reader = new StreamReader(await store.OpenReadAsync(path, Cancellation));
        return await reader.ReadToEndAsync(Cancellation);
    }

    protected static async Task<List<ArtifactInfo>> ListAsync(IArtifactStore store, string prefix)
    {
        var found = new List<ArtifactInfo>();
        await foreach (var info in store.ListAsync(prefix, Cancellation)) found.Add(info);
        return found;
    }
}
