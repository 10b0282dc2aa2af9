using Microsoft.Data.Sqlite;
using Migrator.Core.Failures;

namespace Migrator.Embedded;

/// <summary>Says what a database's refusal means to the person who owns it. Result codes: https://www.sqlite.org/rescode.html</summary>
internal static class SqliteFailure
{
    private const int Busy = 5;
    private const int Locked = 6;
    private const int ReadOnly = 8;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int NotADatabase = 26;

    /// <param name="name">What it is to the user, such as <c>history</c>.</param>
    /// <param name="path">Where it is.</param>
    /// <param name="exception">What SQLite said.</param>
    /// <param name="ifDamaged">What to do when it is damaged.</param>
    public static MigratorException Of(string name, string path, SqliteException exception, string ifDamaged) => exception.SqliteErrorCode switch
    {
        Corrupt or NotADatabase => MigratorException.Fatal($"The {name} '{path}' is damaged or is no SQLite database.", ifDamaged, exception),
        Full => MigratorException.Fatal($"There is no room left to write the {name} '{path}'.", "Free some, then run the same command again: it goes on where it stopped.", exception),
        Busy or Locked => MigratorException.Fatal($"Another program holds the {name} '{path}' locked.", "Close it (a database browser, a backup), then run the same command again.", exception),
        ReadOnly => MigratorException.Fatal($"The {name} '{path}' may not be written.", "Give this user the right to write it and its folder.", exception),
        CannotOpen => MigratorException.Fatal($"The {name} '{path}' cannot be opened.", "Its folder must exist and this user must be allowed to write there.", exception),
        _ => MigratorException.Fatal($"The {name} '{path}' cannot be used: {exception.Message}", "", exception),
    };
}
