using Microsoft.Data.Sqlite;
using Migrator.Core.Failures;
using Migrator.Core.Orchestration;
using Migrator.Embedded.Engine;
using Migrator.TestKit;

namespace Migrator.Embedded.Tests.Engine;

public sealed class OwnershipTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Database => _folder.File("history.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_second_engine_on_the_same_history_is_told_who_owns_it()
    {
        await using var first = await OpenAsync();

        var failure = await Should.ThrowAsync<MigratorException>(OpenAsync);

        failure.Class.ShouldBe(FailureClass.Fatal);
        failure.What.ShouldContain(Database);
        failure.What.ShouldContain($"process {Environment.ProcessId}");
        failure.What.ShouldContain(Environment.MachineName);
        failure.Remedy.ShouldContain("run the same command again");
    }

    [Fact]
    public async Task A_history_that_was_let_go_is_taken_over()
    {
        await using (await OpenAsync())
        {
        }

        await using var second = await OpenAsync();
        File.Exists(Database + ".owner").ShouldBeTrue();
    }

    [Fact]
    public async Task What_a_dead_process_left_behind_is_no_lock()
    {
        await File.WriteAllTextAsync(Database + ".lock", "", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Database + ".owner", """{"process":1,"name":"dead","machine":"gone","since":"2026-01-01T00:00:00Z"}""", TestContext.Current.CancellationToken);

        await using var engine = await OpenAsync();

        (await File.ReadAllTextAsync(Database + ".owner", TestContext.Current.CancellationToken)).ShouldContain($"{Environment.ProcessId}");
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_named_with_what_to_do_and_let_go()
    {
        await File.WriteAllTextAsync(Database, new string('x', 4096), TestContext.Current.CancellationToken);

        var failure = await Should.ThrowAsync<MigratorException>(OpenAsync);
        failure.Class.ShouldBe(FailureClass.Fatal);
        failure.What.ShouldContain(Database);
        failure.What.ShouldContain("damaged");
        failure.Remedy.ShouldContain("Move it away");

        File.Delete(Database);
        await using var engine = await OpenAsync();
    }

    [Fact]
    public async Task A_database_with_damaged_pages_is_named_when_they_are_read()
    {
        await using (await OpenAsync())
        {
        }

        await using (var file = new FileStream(Database, FileMode.Open))
        {
            file.Seek(4096, SeekOrigin.Begin);
            await file.WriteAsync(new byte[file.Length - 4096], TestContext.Current.CancellationToken);
        }

        var failure = await Should.ThrowAsync<MigratorException>(async () =>
        {
            await using var engine = await OpenAsync();
            await engine.RunUntilIdleAsync(TestContext.Current.CancellationToken);
        });
        failure.What.ShouldContain("damaged");
    }

    [Fact]
    public async Task A_history_of_a_newer_version_is_left_alone()
    {
        await using (await OpenAsync())
        {
        }

        using (var connection = new SqliteConnection($"Data Source={Database};Pooling=False"))
        {
            connection.Open();
            connection.Execute("PRAGMA user_version = 99");
        }

        (await Should.ThrowAsync<MigratorException>(OpenAsync)).Message.ShouldContain("newer version");
    }

    [Fact]
    public async Task A_history_that_breaks_while_the_engine_runs_ends_the_waiting_with_a_reason()
    {
        await using var engine = await OpenAsync();
        await engine.StartAsync(new OrchestrationName<string, string>("Unknown"), "x", "x", TestContext.Current.CancellationToken);
        using (var connection = new SqliteConnection($"Data Source={Database};Pooling=False"))
        {
            connection.Open();
            connection.Execute("DROP TABLE instance");
        }

        (await Should.ThrowAsync<MigratorException>(() => engine.RunUntilIdleAsync(TestContext.Current.CancellationToken))).Message.ShouldContain(Database);
    }

    private Task<SqliteEngine> OpenAsync() => SqliteEngine.OpenAsync(Database, new OrchestrationRegistry(), EmptyServices.Instance, null, TimeProvider.System);
}
