using Migrator.Core.Orchestration;

namespace Migrator.TestKit.Contracts.Orchestration;

/// <summary>The orchestration that a test of the contract writes out.</summary>
public sealed class Outer(Func<IOrchestrationContext, string, Task<string>> script) : IOrchestration<string, string>
{
    public static OrchestrationName<string, string> Name { get; } = new("ContractOuter");

    public Task<string> RunAsync(IOrchestrationContext context, string input) => script(context, input);
}

/// <summary>Another one, called by it.</summary>
public sealed class Inner(Func<IOrchestrationContext, string, Task<string>> script) : IOrchestration<string, string>
{
    public static OrchestrationName<string, string> Name { get; } = new("ContractInner");

    public Task<string> RunAsync(IOrchestrationContext context, string input) => script(context, input);
}

/// <summary>The activity that a test of the contract writes out.</summary>
public sealed class Work(Func<string, CancellationToken, Task<string>> script) : IActivity<string, string>
{
    public static ActivityName<string, string> Name { get; } = new("ContractWork");

    public Task<string> RunAsync(string input, CancellationToken cancellationToken) => script(input, cancellationToken);
}

/// <summary>Gives a value of every kind back as it came.</summary>
public sealed class Echo : IActivity<EchoedValue, EchoedValue>
{
    public static ActivityName<EchoedValue, EchoedValue> Name { get; } = new("ContractEcho");

    public Task<EchoedValue> RunAsync(EchoedValue input, CancellationToken cancellationToken) => Task.FromResult(input);
}

public sealed record EchoedValue(decimal Amount, DateTimeOffset At, DayOfWeek Day, string? Missing, IReadOnlyList<string> Texts, TimeSpan Wait, Core.Runs.RunId Run);
