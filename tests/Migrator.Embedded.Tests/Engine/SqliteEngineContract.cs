using Migrator.Core.Orchestration;
using Migrator.Embedded.Engine;
using Migrator.TestKit.Contracts.Orchestration;

namespace Migrator.Embedded.Tests.Engine;

public sealed class SqliteEngineContract : OrchestrationHostContract
{
    protected override async Task<IOrchestrationHost> StartHostAsync(OrchestrationRegistry registry) => await EngineHost.StartAsync(registry);
}

/// <summary>The same, with every turn taken as if by another process: nothing lives in memory between turns.</summary>
public sealed class SqliteEngineReplayingContract : OrchestrationHostContract
{
    protected override async Task<IOrchestrationHost> StartHostAsync(OrchestrationRegistry registry) =>
        await EngineHost.StartAsync(registry, new EngineOptions { ReplayAtEveryTurn = true, MaxActivities = 3, MaxTurns = 1 });
}
