using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text;
using Migrator.Core.Entities;
using Migrator.Core.Ledger;

namespace Migrator.TestKit.Memory;

/// <summary>Ledgers in memory, for tests.</summary>
public sealed class MemoryLedgers : ILedgers
{
    private readonly ConcurrentDictionary<string, ILedger> _shops = new(StringComparer.Ordinal);

    public ILedger For(string shop) => _shops.GetOrAdd(shop, _ => new MemoryLedger());

    private sealed class MemoryLedger : ILedger
    {
        private readonly ConcurrentDictionary<(EntityType, string), LedgerEntry> _entries = [];
        private readonly ConcurrentDictionary<(string, string), string> _claims = [];

        public Task<IReadOnlyDictionary<string, LedgerEntry>> FindAsync(EntityType entity, IReadOnlyCollection<string> sourceIds, CancellationToken cancellationToken)
        {
            var found = new Dictionary<string, LedgerEntry>(StringComparer.Ordinal);
            foreach (var id in sourceIds)
            {
                if (_entries.TryGetValue((entity, id), out var entry)) found[id] = entry;
            }

            return Task.FromResult<IReadOnlyDictionary<string, LedgerEntry>>(found);
        }

        public Task PutAsync(IReadOnlyCollection<LedgerEntry> entries, CancellationToken cancellationToken)
        {
            foreach (var entry in entries) _entries[(entry.Entity, entry.SourceId)] = entry;
            return Task.CompletedTask;
        }

        public async IAsyncEnumerable<LedgerEntry> ListAsync(EntityType entity, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            await Task.CompletedTask;
            foreach (var entry in _entries.Values.Where(entry => entry.Entity == entity).OrderBy(entry => entry.SourceId, CodePointOrder.Instance))
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return entry;
            }
        }

        public Task<IReadOnlyDictionary<string, string>> ClaimAsync(string kind, IReadOnlyList<Claim> claims, CancellationToken cancellationToken)
        {
            var owners = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var (name, owner) in claims) owners[name] = _claims.GetOrAdd((kind, name), owner);
            return Task.FromResult<IReadOnlyDictionary<string, string>>(owners);
        }
    }

    private sealed class CodePointOrder : IComparer<string>
    {
        public static CodePointOrder Instance { get; } = new();

        public int Compare(string? x, string? y) => Encoding.UTF8.GetBytes(x ?? "").AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(y ?? ""));
    }
}
