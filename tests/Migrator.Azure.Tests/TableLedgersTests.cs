using Migrator.Azure.Tables;
using Migrator.Core.Entities;
using Migrator.Core.Ledger;
using Migrator.TestKit.Contracts;

namespace Migrator.Azure.Tests;

public sealed class TableLedgersTests(Azurite azurite) : LedgersContract
{
    protected override Task<ILedgers> CreateAsync() => Task.FromResult<ILedgers>(new TableLedgers(azurite.Table()));

    [Fact]
    public async Task A_source_id_longer_than_a_key_may_be_is_kept_whole()
    {
        var ledger = (await CreateAsync()).For(Shop);
        var (one, other) = (new string('x', 2_000) + "1", new string('x', 2_000) + "2");

        await ledger.PutAsync([Entry(one), Entry(other)], Cancellation);

        (await ledger.FindAsync(EntityType.Products, [one, other], Cancellation)).Keys.ShouldBe([one, other], ignoreOrder: true);
    }

    [Fact]
    public void Keys_sort_as_the_bytes_of_the_texts_do()
    {
        string[] texts = ["", "\0", " ", "#", "/", "0", "9", "A", "AA", "AB", "B", "Z", "a", "ä", "Ａ", "😀"];

        texts.Select(TableKeys.Sortable).ShouldBe(texts.Select(TableKeys.Sortable).Order(StringComparer.Ordinal));
        texts.Select(TableKeys.Sortable).Distinct(StringComparer.Ordinal).Count().ShouldBe(texts.Length);
    }
}
