using Azure.Storage.Blobs;
using Migrator.Azure.Blobs;
using Migrator.Core.Runs;

namespace Migrator.Azure.Tests;

public sealed class BlobRunOwnershipTests(Azurite azurite)
{
    private static readonly RunId Run = new("20261124-103000-7f3a");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_run_is_one_hosts_and_the_other_hears_whose()
    {
        var container = azurite.Container();
        await using var first = Host(container, "1");
        await using var second = Host(container, "2");

        (await first.TryHoldAsync(Run, Cancellation)).ShouldBeNull();

        (await first.TryHoldAsync(Run, Cancellation)).ShouldBeNull();
        (await second.TryHoldAsync(Run, Cancellation))!.ShouldContain("host 1");
        (await second.TryHoldAsync(new RunId("another"), Cancellation)).ShouldBeNull();
    }

    [Fact]
    public async Task A_host_that_starts_again_has_its_run_at_once()
    {
        var container = azurite.Container();
        // Not disposed: a killed process lets go of nothing.
        (await Host(container, "1").TryHoldAsync(Run, Cancellation)).ShouldBeNull();

        (await Host(container, "1").TryHoldAsync(Run, Cancellation)).ShouldBeNull();
    }

    [Fact]
    public async Task A_host_that_lets_go_leaves_the_run_to_others()
    {
        var container = azurite.Container();
        await using var second = Host(container, "2");
        await using (var first = Host(container, "1")) await first.TryHoldAsync(Run, Cancellation);

        (await second.TryHoldAsync(Run, Cancellation)).ShouldBeNull();
        await second.ReleaseAsync(Run, Cancellation);
        await second.ReleaseAsync(Run, Cancellation);

        await using var third = Host(container, "3");
        (await third.TryHoldAsync(Run, Cancellation)).ShouldBeNull();
        (await second.TryHoldAsync(Run, Cancellation))!.ShouldContain("host 3");
    }

    [Fact]
    public async Task Of_many_hosts_at_once_one_has_the_run()
    {
        var container = azurite.Container();
        var hosts = Enumerable.Range(1, 8).Select(i => Host(container, $"{i}")).ToList();

        var answers = await Task.WhenAll(hosts.Select(h => h.TryHoldAsync(Run, Cancellation)));

        answers.Count(a => a is null).ShouldBe(1);
        foreach (var host in hosts) await host.DisposeAsync();
    }

    private static BlobRunOwnership Host(BlobContainerClient container, string id) => new(container, new RunHost(id, "host " + id), TimeProvider.System);
}
