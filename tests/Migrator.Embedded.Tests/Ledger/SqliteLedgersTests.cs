using Migrator.Core.Entities;
using Migrator.Core.Failures;
using Migrator.Core.Ledger;
using Migrator.Embedded.Ledger;
using Migrator.TestKit;
using Migrator.TestKit.Contracts;

namespace Migrator.Embedded.Tests.Ledger;

public sealed class SqliteLedgersTests : LedgersContract, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<SqliteLedgers> _opened = [];

    public void Dispose()
    {
        foreach (var ledgers in _opened) ledgers.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Entries_and_claims_are_there_after_the_file_was_closed_and_opened_again()
    {
        using (var first = SqliteLedgers.Open(_folder.File("ledger.db")))
        {
            await first.For(Shop).PutAsync([Entry("1")], Cancellation);
            await first.For(Shop).ClaimAsync("product.handle", [new Claim("hat", "1")], Cancellation);
        }

        using var second = SqliteLedgers.Open(_folder.File("ledger.db"));
        (await second.For(Shop).FindAsync(EntityType.Products, ["1"], Cancellation))["1"].ShouldBe(Entry("1"));
        (await second.For(Shop).ClaimAsync("product.handle", [new Claim("hat", "2")], Cancellation))["hat"].ShouldBe("1");
    }

    [Fact]
    public void A_file_that_is_no_database_is_named_with_what_to_do()
    {
        var path = _folder.File("ledger.db");
        File.WriteAllText(path, new string('x', 8192));

        var failure = Should.Throw<MigratorException>(() => SqliteLedgers.Open(path));

        failure.Class.ShouldBe(FailureClass.Fatal);
        failure.What.ShouldContain(path);
        failure.What.ShouldContain("damaged");
        failure.Remedy.ShouldContain("copy");
    }

    [Fact]
    public void A_ledger_of_a_newer_version_is_left_alone()
    {
        var path = _folder.File("ledger.db");
        SqliteLedgers.Open(path).Dispose();
        using (var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={path};Pooling=False"))
        {
            connection.Open();
            connection.Execute("PRAGMA user_version = 99");
        }

        Should.Throw<MigratorException>(() => SqliteLedgers.Open(path)).Message.ShouldContain("newer version");
    }

    protected override Task<ILedgers> CreateAsync()
    {
        var ledgers = SqliteLedgers.Open(_folder.File("ledger.db"));
        _opened.Add(ledgers);
        return Task.FromResult<ILedgers>(ledgers);
    }
}
