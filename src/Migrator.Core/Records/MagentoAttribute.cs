using Migrator.Core.Entities;

namespace Migrator.Core.Records;

/// <summary>A product attribute of Magento. A way in that has no attribute table (the CSV export) infers it from the values, and says so.</summary>
public sealed record MagentoAttribute : IMagentoRecord
{
    public EntityType Entity => EntityType.Attributes;

    public string SourceId => Code;

    public required string Code { get; init; }

    /// <summary>The admin label; for inferred ones made of the code.</summary>
    public required string Label { get; init; }

    public required AttributeInput Input { get; init; }

    /// <summary>True for Magento's own attributes, which have a place of their own in the mapping.</summary>
    public bool IsSystem { get; init; }

    /// <summary>True where the input type was inferred from values: a guess, and reported.</summary>
    public bool IsInferred { get; init; }

    /// <summary>Records that have a value in the default scope; null where unknown.</summary>
    public long? Uses { get; init; }

    /// <summary>The longest value in characters; null where unknown.</summary>
    public int? LongestValue { get; init; }

    /// <summary>Option labels in their order, where known (at most 1,000 inferred).</summary>
    public IReadOnlyList<AttributeItem> Options { get; init; } = [];
}

/// <summary>Magento's <c>frontend_input</c>.</summary>
public enum AttributeInput
{
    Text,
    TextArea,
    Select,
    MultiSelect,
    Boolean,
    Date,
    DateTime,
    Price,
    Weight,

    /// <summary>Text whose every value is a whole number.</summary>
    Integer,

    /// <summary>Text whose every value is a decimal number.</summary>
    Decimal,
    Media,
}

/// <summary>The store's product attributes by code.</summary>
/// <param name="attributes">All of them; the first of a code counts.</param>
public sealed class AttributeCatalog(IEnumerable<MagentoAttribute> attributes)
{
    private readonly Dictionary<string, MagentoAttribute> _byCode = Index(attributes);

    public static AttributeCatalog Empty { get; } = new([]);

    public IReadOnlyCollection<MagentoAttribute> All => _byCode.Values;

    public MagentoAttribute? Find(string code) => _byCode.GetValueOrDefault(code);

    private static Dictionary<string, MagentoAttribute> Index(IEnumerable<MagentoAttribute> attributes)
    {
        var byCode = new Dictionary<string, MagentoAttribute>(StringComparer.Ordinal);
        foreach (var attribute in attributes) byCode.TryAdd(attribute.Code, attribute);
        return byCode;
    }
}
