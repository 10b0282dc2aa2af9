using System.Reflection;
using Migrator.Core.Failures;

namespace Migrator.Web.Health;

/// <param name="Healthy">All of them are.</param>
/// <param name="Version">Of the program.</param>
/// <param name="Components">One by one.</param>
internal sealed record HealthReport(bool Healthy, string Version, IReadOnlyList<ComponentHealth> Components)
{
    public static HealthReport Of(params IReadOnlyList<ComponentHealth> components) =>
        new(components.All(c => c.Healthy), typeof(HealthReport).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "", components);
}

/// <summary>One part. What exactly failed stands in the log, which only the operator reads.</summary>
/// <param name="Name">Which.</param>
/// <param name="Healthy">It works.</param>
/// <param name="Milliseconds">How long it took to answer.</param>
/// <param name="Failure">The class of its failure.</param>
internal sealed record ComponentHealth(string Name, bool Healthy, double Milliseconds, FailureClass? Failure);
