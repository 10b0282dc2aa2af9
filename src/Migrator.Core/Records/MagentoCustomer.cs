using Migrator.Core.Entities;

namespace Migrator.Core.Records;

/// <summary>A customer of Magento. The same e-mail may exist once per website.</summary>
public sealed record MagentoCustomer : IMagentoRecord
{
    public EntityType Entity => EntityType.Customers;

    public string SourceId => $"{Website}/{Email}";

    public required string Email { get; init; }

    /// <summary>Website code.</summary>
    public required string Website { get; init; }

    /// <summary>Store view code.</summary>
    public string StoreView { get; init; } = "";

    /// <summary>Every other column that has a value, under Magento's attribute code; never a password hash or a reset token.</summary>
    public IReadOnlyList<AttributeValue> Attributes { get; init; } = [];

    public DateTimeOffset? CreatedAt { get; init; }

    public SourcePosition? Position { get; init; }
}

/// <summary>One address of a customer, as the native export's file of addresses has it.</summary>
public sealed record MagentoCustomerAddress : IMagentoRecord
{
    public EntityType Entity => EntityType.CustomerAddresses;

    public string SourceId => $"{Website}/{Email}/{AddressId}";

    public required string Email { get; init; }

    public required string Website { get; init; }

    /// <summary>Magento's <c>_entity_id</c>.</summary>
    public required string AddressId { get; init; }

    public bool IsDefaultBilling { get; init; }

    public bool IsDefaultShipping { get; init; }

    /// <summary>Every other column that has a value.</summary>
    public IReadOnlyList<AttributeValue> Attributes { get; init; } = [];

    public SourcePosition? Position { get; init; }
}
