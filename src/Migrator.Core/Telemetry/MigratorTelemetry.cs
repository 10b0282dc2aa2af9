using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Security.Cryptography;
using System.Text;
using Migrator.Core.Entities;
using Migrator.Core.Runs;

namespace Migrator.Core.Telemetry;

/// <summary>
/// What Migrator tells about itself, by OpenTelemetry's conventions. The names here are the only ones that dashboards and alerts may use:
/// a test holds the workbook and the alert rules against them.
/// </summary>
public static class MigratorTelemetry
{
    /// <summary>Name of the activity source and of the meter.</summary>
    public const string Name = "Migrator";

    /// <summary>Every instrument's name.</summary>
    public static IReadOnlyList<string> Metrics { get; } =
        ["migrator.records", "migrator.findings", "migrator.differences", "migrator.step.duration", "migrator.runs", "migrator.shopify.cost", "migrator.shopify.refusals", "migrator.shopify.budget.wait", "migrator.schedules"];

    /// <summary>Every tag that an instrument carries.</summary>
    public static IReadOnlyList<string> Tags { get; } = ["entity", "stage", "action", "rule", "state", "step", "outcome", "verdict", "schedule"];

    public static ActivitySource Source { get; } = new(Name);

    private static readonly Meter Meter = new(Name);

    /// <summary>Source records, by entity, stage (<c>export</c>, <c>import</c>) and action.</summary>
    public static readonly Counter<long> Records = Meter.CreateCounter<long>("migrator.records", "{record}");

    /// <summary>Findings, by entity, rule and state.</summary>
    public static readonly Counter<long> Findings = Meter.CreateCounter<long>("migrator.findings", "{finding}");

    /// <summary>Records that review found to differ, by entity.</summary>
    public static readonly Counter<long> Differences = Meter.CreateCounter<long>("migrator.differences", "{record}");

    /// <summary>Seconds that one activity took, by step, entity and outcome (<c>ok</c> or the failure's class).</summary>
    public static readonly Histogram<double> StepDuration = Meter.CreateHistogram<double>("migrator.step.duration", "s");

    /// <summary>Runs that ended, by verdict.</summary>
    public static readonly Counter<long> Runs = Meter.CreateCounter<long>("migrator.runs", "{run}");

    /// <summary>Points of Shopify's cost budget that single calls used.</summary>
    public static readonly Counter<double> ShopifyCost = Meter.CreateCounter<double>("migrator.shopify.cost", "{point}");

    /// <summary>Calls that Shopify refused for the budget or the rate.</summary>
    public static readonly Counter<long> ShopifyRefusals = Meter.CreateCounter<long>("migrator.shopify.refusals", "{call}");

    /// <summary>Seconds that calls waited for the budget before they were sent.</summary>
    public static readonly Histogram<double> BudgetWait = Meter.CreateHistogram<double>("migrator.shopify.budget.wait", "s");

    /// <summary>Schedules that ran, by schedule and outcome.</summary>
    public static readonly Counter<long> Schedules = Meter.CreateCounter<long>("migrator.schedules", "{run}");

    /// <summary>
    /// The trace of a run: every step of it, on whatever machine, is a span of this one trace, for its id is made of the run's.
    /// </summary>
    public static ActivityContext TraceOf(RunId run)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(run.Value));
        return new ActivityContext(
            ActivityTraceId.CreateFromBytes(hash.AsSpan(0, 16)), ActivitySpanId.CreateFromBytes(hash.AsSpan(16, 8)), ActivityTraceFlags.Recorded, isRemote: true);
    }

    /// <summary>A tag of an entity.</summary>
    internal static KeyValuePair<string, object?> Of(EntityType entity) => new("entity", entity.Name);
}
