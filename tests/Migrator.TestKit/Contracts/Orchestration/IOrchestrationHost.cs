using Migrator.Core.Orchestration;

namespace Migrator.TestKit.Contracts.Orchestration;

/// <summary>A running host of orchestrations, as the contract needs it.</summary>
public interface IOrchestrationHost : IAsyncDisposable
{
    IOrchestrationClient Client { get; }

    /// <summary>A time that is long to this host: an hour where the clock is the test's, a second where it is the world's.</summary>
    TimeSpan LongTime { get; }

    /// <summary>Returns when nothing can go on by itself before time passes (at least, when it has been given the time to).</summary>
    Task SettleAsync();

    /// <summary>Settles, and lets this much time pass.</summary>
    Task PassAsync(TimeSpan time);

    /// <summary>Waits for an instance's end.</summary>
    Task<InstanceState> WaitForEndAsync(string instanceId);

    /// <summary>Stops the host in the middle of what it does and starts another on the same history.</summary>
    Task RestartHostAsync();
}
