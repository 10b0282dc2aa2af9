using Migrator.Core.Failures;
using Migrator.Core.Runs;

namespace Migrator.Cli;

/// <summary>What the process tells its caller.</summary>
internal static class ExitCodes
{
    public const int Complete = 0;
    public const int Failed = 1;
    public const int WrongUsage = 2;
    public const int Incomplete = 3;
    public const int Cancelled = 130;

    public static int Of(VerdictWord verdict) => verdict switch
    {
        VerdictWord.Complete => Complete,
        VerdictWord.Incomplete => Incomplete,
        VerdictWord.Cancelled => Cancelled,
        _ => Failed,
    };

    public static int Of(FailureClass failure) => failure is FailureClass.Configuration ? WrongUsage : Failed;
}
