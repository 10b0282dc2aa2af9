using System.CommandLine;
using Migrator.Cli.Screens;
using Migrator.Cli.Verbs;
using Migrator.Core.Failures;

namespace Migrator.Cli;

/// <summary>The verbs, and what becomes of their failures.</summary>
internal static class CommandLine
{
    public static async Task<int> InvokeAsync(string[] args)
    {
        var root = new RootCommand("Moves a Magento 2 / Adobe Commerce store to Shopify, and proves that nothing was lost.")
        {
            DemoVerb.Create(),
            MigrateVerb.Create(),
            ReviewVerb.Create(),
            RehearseVerb.Create(),
            ServeVerb.Create(),
        };
        var parsed = root.Parse(args);
        var exit = await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeSpan.FromSeconds(10) });
        return parsed.Errors.Count > 0 ? ExitCodes.WrongUsage : exit;
    }

    /// <summary>Runs a verb: a failure becomes a sentence on the screen and an exit code, a cancellation 130.</summary>
    public static async Task<int> GuardAsync(IScreen screen, Func<Task<int>> verb, CancellationToken cancellationToken)
    {
        try
        {
            return await verb();
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            screen.Cancelled();
            return ExitCodes.Cancelled;
        }
        catch (Exception e)
        {
            // The outermost edge: whatever it was, the caller gets a sentence and the right exit code.
            var failure = Failure.From(e);
            screen.Failed(failure);
            return ExitCodes.Of(failure.Class);
        }
    }
}
