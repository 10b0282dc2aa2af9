using Migrator.Core.Entities;
using Migrator.Core.Findings;
using Migrator.Core.Records;
using Migrator.Core.Rows;
using Migrator.Core.Stages;

namespace Migrator.Mapping.Books;

/// <summary>The books of one family while it is mapped: every record it accounts for gets one outcome, and every value one state.</summary>
internal sealed class FamilyBook
{
    private readonly Dictionary<string, Outcome> _outcomes = new(StringComparer.Ordinal);
    private readonly List<SourceRecord> _records = [];
    private readonly Dictionary<string, SourceRecord> _members = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _inAnyCase = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _withOwnFamily = new(StringComparer.Ordinal);
    private readonly HashSet<SourceRecord> _left = [];
    private readonly List<ShopifyProduct> _rows = [];

    public FamilyBook(ProductFamily family)
    {
        Head = new SourceRecord(family.Head, true, Notes);
        _records.Add(Head);
        foreach (var member in family.Members) Add(member);
    }

    public Notes Notes { get; } = new(EntityType.Products);

    public SourceRecord Head { get; }

    /// <summary>Records that are accounted for here and have no outcome yet, the head first.</summary>
    public IEnumerable<SourceRecord> Open => _records.Where(r => r.IsCounted && !IsLeft(r) && !_outcomes.ContainsKey(r.Sku));

    public IReadOnlyList<SourceRecord> Records => _records;

    /// <summary>The member of a SKU; null where the source lacks it, or it was left already.</summary>
    public SourceRecord? Member(string sku) => Find(sku) is { } record && !IsLeft(record) ? record : null;

    /// <summary>A SKU as the member has it: Magento compares SKUs without case, so that another product may name it otherwise.</summary>
    public string SkuOf(string named) => Find(named)?.Sku ?? named;

    /// <summary>Whether the record was left behind, here or wherever it is counted.</summary>
    public bool IsLeft(SourceRecord record) => _left.Contains(record);

    public bool HasOwnFamily(SourceRecord member) => _withOwnFamily.Contains(member.Sku);

    public void Add(ShopifyProduct row) => _rows.Add(row);

    /// <summary>Where a record ended; nothing for one that another family accounts for. The first word counts.</summary>
    public void Ends(SourceRecord record, MappingRule rule, string? target)
    {
        if (record.IsCounted) _outcomes.TryAdd(record.Sku, new Outcome(EntityType.Products, record.Sku, rule.State, target, rule.Name));
    }

    /// <summary>A record that is not carried from here: it, and every value of it, ends in the rule's state.</summary>
    public void Leave(SourceRecord record, MappingRule rule, string field, string? before, string message)
    {
        Notes.Add(rule, record.Sku, field, before, null, message);
        record.SettleAll(rule.State);
        _left.Add(record);
        Ends(record, rule, null);
    }

    public Mapped Close()
    {
        var coverage = Coverage();
        return new Mapped(_rows, [.. _outcomes.Values], Notes.Findings, coverage);
    }

    private SourceRecord? Find(string sku) =>
        _members.TryGetValue(sku, out var exact) ? exact
        : !sku.Equals(Head.Sku, StringComparison.OrdinalIgnoreCase) && _inAnyCase.TryGetValue(sku, out var named) ? _members[named]
        : null;

    private void Add(FamilyMember member)
    {
        var record = new SourceRecord(member.Product, member.Counted, Notes);
        _records.Add(record);
        if (member.HasOwnFamily) _withOwnFamily.Add(record.Sku);
        if (record.Sku != Head.Sku && _members.TryAdd(record.Sku, record))
        {
            _inAnyCase.TryAdd(record.Sku, record.Sku);
            return;
        }

        // Of two, the one that is accounted for here counts.
        var twin = record;
        if (record.Sku != Head.Sku && record.IsCounted && !_members[record.Sku].IsCounted) (twin, _members[record.Sku]) = (_members[record.Sku], record);
        twin.SettleAll(Rules.MemberTwice.State);
        _left.Add(twin);
        Notes.Add(Rules.MemberTwice, twin.Sku, "sku", twin.Sku, null, $"The family of '{Head.Sku}' has the SKU twice; one of them counts.");
    }

    private List<AttributeCoverage> Coverage()
    {
        var values = new SortedDictionary<(string Code, RecordState State), long>(Comparer<(string Code, RecordState State)>.Create(
            (x, y) => string.CompareOrdinal(x.Code, y.Code) is var order and not 0 ? order : x.State.CompareTo(y.State)));
        foreach (var record in _records.Where(r => r.IsCounted))
        {
            // Magento's own dates are columns of the record itself, and no values of attributes.
            var isKept = !IsLeft(record) && (record == Head || record.Product.CreatedAt != Head.Product.CreatedAt);
            if (record.Product.CreatedAt is not null) Count("created_at", isKept ? RecordState.Moved : IsLeft(record) ? RecordState.Skipped : RecordState.Merged);
            if (record.Product.UpdatedAt is not null) Count("updated_at", RecordState.Skipped);
            foreach (var (code, state) in record.States)
            {
                if (state is null)
                    Notes.Add(Rules.AttributeUnaccounted, record.Sku, code, record.Text(code), null, "The mapping said nothing about this value. Please report it: this is a fault of the program.");
                Count(code, state ?? Rules.AttributeUnaccounted.State);
            }
        }

        return [.. values.Select(v => new AttributeCoverage(EntityType.Products, v.Key.Code, v.Key.State, v.Value))];

        void Count(string code, RecordState state) => values[(code, state)] = values.GetValueOrDefault((code, state)) + 1;
    }
}
