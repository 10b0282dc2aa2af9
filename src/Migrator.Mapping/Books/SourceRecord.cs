using Migrator.Core.Findings;
using Migrator.Core.Records;
using Migrator.Mapping.Text;

namespace Migrator.Mapping.Books;

/// <summary>
/// One source product while it is mapped: which of its attribute values have found their state. A value that nobody took is seen here,
/// and none can be in two states.
/// </summary>
internal sealed class SourceRecord
{
    private readonly IReadOnlyList<AttributeValue> _values;
    private readonly RecordState?[] _states;
    private readonly Dictionary<string, int> _byCode = new(StringComparer.Ordinal);
    private readonly Notes _notes;

    /// <param name="product">The product.</param>
    /// <param name="isCounted">Whether this family accounts for it. Of one that another family accounts for, its own findings are said there.</param>
    /// <param name="notes">Takes the findings.</param>
    public SourceRecord(MagentoProduct product, bool isCounted, Notes notes)
    {
        Product = product;
        IsCounted = isCounted;
        _notes = notes;
        _values = product.Attributes;
        _states = new RecordState?[_values.Count];
        for (var i = 0; i < _values.Count; i++)
        {
            if (_values[i].StoreView.Length > 0) continue;
            if (!_byCode.TryAdd(_values[i].Code, i)) Repeat(i);
            else if (_values[i].Items.Any(item => !CleanText.IsClean(item.Text))) SayUnclean(_values[i]);
        }
    }

    public MagentoProduct Product { get; }

    public string Sku => Product.Sku;

    public bool IsCounted { get; }

    /// <summary>Values of the default scope that have no state yet.</summary>
    public IEnumerable<AttributeValue> Open => _byCode.Values.Order().Where(i => _states[i] is null).Select(i => _values[i]);

    /// <summary>Values of store views that have no state yet, with their index.</summary>
    public IEnumerable<(int Index, AttributeValue Value)> OpenOverrides =>
        Enumerable.Range(0, _values.Count).Where(i => _states[i] is null && _values[i].StoreView.Length > 0).Select(i => (i, _values[i]));

    /// <summary>Each value's state. Every value has one once the family is closed.</summary>
    public IEnumerable<(string Code, RecordState? State)> States => _values.Select((v, i) => (v.Code, _states[i]));

    /// <summary>The value in the default scope as one text; null where there is none or it is blank.</summary>
    public string? Text(string code)
    {
        var items = Items(code);
        return items.Count == 0 ? null : string.Join(", ", items);
    }

    /// <summary>The value's items in the default scope, without blank ones, of characters that Shopify takes.</summary>
    public IReadOnlyList<string> Items(string code) => _byCode.TryGetValue(code, out var i) ? Items(_values[i]) : [];

    public static IReadOnlyList<string> Items(AttributeValue value) =>
        [.. value.Items.Where(i => !string.IsNullOrWhiteSpace(i.Text)).Select(i => CleanText.Clean(i.Text))];

    /// <summary>The option id of a select in the default scope; null where unknown.</summary>
    public string? OptionId(string code) => _byCode.TryGetValue(code, out var i) && _values[i].Items is [var item, ..] ? item.OptionId : null;

    /// <summary>The text, which has found its place with this.</summary>
    public string? Take(string code, RecordState state = RecordState.Moved)
    {
        Settle(code, state);
        return Text(code);
    }

    /// <summary>Says where the value in the default scope ended; the last word counts. No value, nothing to say.</summary>
    public void Settle(string code, RecordState state)
    {
        if (_byCode.TryGetValue(code, out var i)) _states[i] = state;
    }

    public void Settle(int index, RecordState state) => _states[index] = state;

    /// <summary>The whole record ends in one state, whatever was said of its values before.</summary>
    public void SettleAll(RecordState state) => Array.Fill(_states, state);

    /// <summary>A finding on this record itself.</summary>
    public void Say(MappingRule rule, string field, string? before, string? after, string message)
    {
        if (IsCounted) _notes.Add(rule, Sku, field, before, after, message);
    }

    /// <summary>As <see cref="Say"/>, and the value of the field ends in the rule's state.</summary>
    public void SettleBy(MappingRule rule, string code, string? after, string message)
    {
        Say(rule, code, Text(code), after, message);
        Settle(code, rule.State);
    }

    private void SayUnclean(AttributeValue value)
    {
        var text = string.Join(", ", value.Items.Select(i => i.Text));
        Say(Rules.TextInvalidCharacters, value.Code, text, CleanText.Clean(text), "It has characters that no file or request can carry; each became U+FFFD.");
    }

    private void Repeat(int index)
    {
        _states[index] = Rules.AttributeTwice.State;
        Say(Rules.AttributeTwice, _values[index].Code, string.Join(", ", _values[index].Items.Select(i => i.Text)), null,
            $"'{_values[index].Code}' has two values in the default scope; the first one went over.");
    }
}
