using Microsoft.Data.Sqlite;
using Migrator.Core.Failures;

namespace Migrator.Embedded.Tests;

public sealed class SqliteFailureTests
{
    [Theory]
    [InlineData(5, "locked", "Close it")]
    [InlineData(6, "locked", "Close it")]
    [InlineData(8, "may not be written", "right to write")]
    [InlineData(11, "damaged", "Restore it.")]
    [InlineData(13, "no room left", "Free some")]
    [InlineData(14, "cannot be opened", "folder must exist")]
    [InlineData(26, "damaged", "Restore it.")]
    [InlineData(10, "disk I/O error", "")]
    public void What_a_database_refuses_is_said_with_its_path_and_a_remedy(int code, string says, string remedy)
    {
        var failure = SqliteFailure.Of("history", "/runs/history.db", new SqliteException("disk I/O error", code), "Restore it.");

        failure.Class.ShouldBe(FailureClass.Fatal);
        failure.What.ShouldContain("history '/runs/history.db'");
        failure.What.ShouldContain(says);
        failure.Remedy.ShouldContain(remedy);
    }
}
