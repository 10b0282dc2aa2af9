using Migrator.Core.Entities;

namespace Migrator.Core.Records;

/// <summary>One record of Magento as it travels in the XML: the same shape whatever the way it was read.</summary>
public interface IMagentoRecord
{
    EntityType Entity { get; }

    /// <summary>Magento's unique id of it, the ledger's key: a product's SKU, an attribute's code, a customer's website and e-mail.</summary>
    string SourceId { get; }
}

/// <summary>Where a record was read: for messages that a person must act on.</summary>
/// <param name="File">The file's name.</param>
/// <param name="Line">The physical line on which the record begins, from 1.</param>
public sealed record SourcePosition(string File, long Line)
{
    public override string ToString() => $"{File}, line {Line}";
}
