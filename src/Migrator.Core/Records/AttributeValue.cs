namespace Migrator.Core.Records;

/// <summary>
/// The value of one EAV attribute in one scope, under Magento's attribute code (<c>status</c>, not the export's column <c>product_online</c>).
/// Dates are UTC ISO 8601 (a date alone: <c>2026-11-24</c>); decimals are plain, without trailing zeros beyond what Magento printed;
/// booleans <c>1</c> and <c>0</c>; selects by label with the option's id where the way in knows it.
/// </summary>
/// <param name="Code">Magento's attribute code.</param>
/// <param name="StoreView">The store view's code; empty for the default scope.</param>
/// <param name="Items">One item; several for a multiselect; none where a store view blanks an inherited value.</param>
public sealed record AttributeValue(string Code, string StoreView, IReadOnlyList<AttributeItem> Items)
{
    public AttributeValue(string code, string storeView, string text)
        : this(code, storeView, [new AttributeItem(text)])
    {
    }

    public bool Equals(AttributeValue? other) =>
        other is not null && Code == other.Code && StoreView == other.StoreView && Items.SequenceEqual(other.Items);

    public override int GetHashCode() => HashCode.Combine(Code, StoreView, Items.Count);
}

/// <param name="Text">The value or, for a select, the label.</param>
/// <param name="OptionId">Magento's option id; null where the way in does not know it, or the attribute has no options.</param>
public sealed record AttributeItem(string Text, string? OptionId = null);
