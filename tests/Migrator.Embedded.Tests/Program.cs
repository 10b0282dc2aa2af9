using Migrator.Embedded.Tests.Engine;
using Xunit.MicrosoftTestingPlatform;
using Xunit.Runner.InProc.SystemConsole;

namespace Migrator.Embedded.Tests;

/// <summary>The tests, as xunit would start them; or, when the crash test asks, the process that it kills.</summary>
internal static class Program
{
    public static Task<int> Main(string[] args) => args switch
    {
        [CrashWorkload.Verb, var database, var journal] => CrashWorkload.RunAsync(database, journal),
        _ when args.Contains("--server") || args.Contains("--internal-msbuild-node") => TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions),
        _ => ConsoleRunner.Run(args),
    };
}
