using Microsoft.AspNetCore.Http;
using Migrator.Core.Orchestration;
using Migrator.Core.Runs;
using Migrator.Web.Routes;

namespace Migrator.Web.Runs;

/// <summary>What can be done with a run as it stands: the links of its answer and the handlers of its actions ask the same table.</summary>
internal static class RunLinks
{
    public static bool CanCancel(InstancePhase phase) => phase is InstancePhase.Pending or InstancePhase.Running;

    public static bool CanResume(InstancePhase phase) => phase is InstancePhase.Failed or InstancePhase.Terminated;

    public static IReadOnlyDictionary<string, string> Of(HttpContext context, RunId run, InstancePhase? phase)
    {
        var self = context.Link($"migrations/{run}");
        var links = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["self"] = self,
            ["report"] = self + "/report",
            ["findings"] = self + "/findings",
            ["artifacts"] = self + "/artifacts",
        };
        if (phase is { } known && CanCancel(known)) links["cancel"] = self + "/cancel";
        if (phase is { } ended && CanResume(ended)) links["resume"] = self + "/resume";
        return links;
    }
}
