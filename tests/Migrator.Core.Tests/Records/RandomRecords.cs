using Migrator.Core.Records;

namespace Migrator.Core.Tests.Records;

/// <summary>Records of every shape with every kind of awkward text, the same for the same seed. What Magento keeps without order is in ordinal order.</summary>
/// <param name="seed">Of the randomness.</param>
internal sealed class RandomRecords(int seed)
{
    private static readonly string[] Pieces =
    [
        "a", "Größe", "漢字", "🎉", "محمد", " ", "  ", "\n", "\r\n", "\r", "\t", "\0", "\u0001", "\u001f", "\u007f", "\u0085", "\u2028", "\ufffe", "\uffff", "\ud800", "\udc00",
        "<p>", "&amp;", "]]>", "\"", "'", "_", "_x0041_", "_x005F_", "_x12", "x0001_", "{{media url=\"a.jpg\"}}", "=1+1", "0", "8,2", "\\", "|", ";",
    ];

    private readonly Random _random = new(seed);

    public ProductFamily Family() => new(Product(), Many(3, () => new FamilyMember(Product(), Flag(), Flag())));

    public MagentoAttribute Attribute() => new()
    {
        Code = Word(),
        Label = Text(),
        Input = Of(Enum.GetValues<AttributeInput>()),
        IsSystem = Flag(),
        IsInferred = Flag(),
        Uses = Maybe(() => _random.NextInt64()),
        LongestValue = Maybe(() => _random.Next()),
        Options = Many(4, () => new AttributeItem(Text(), MaybeText())),
    };

    public MagentoCustomer Customer() => new()
    {
        Email = Text(),
        Website = Text(),
        StoreView = Text(),
        Attributes = Values(),
        CreatedAt = Maybe(Instant),
        Position = Flag() ? new SourcePosition(Text(), _random.NextInt64(1, long.MaxValue)) : null,
    };

    public MagentoCustomerAddress Address() => new()
    {
        Email = Text(),
        Website = Text(),
        AddressId = Text(),
        IsDefaultBilling = Flag(),
        IsDefaultShipping = Flag(),
        Attributes = Values(),
        Position = Flag() ? new SourcePosition(Text(), _random.NextInt64(1, long.MaxValue)) : null,
    };

    public MagentoProduct Product() => new()
    {
        Sku = Word(),
        EntityId = Maybe(() => _random.NextInt64()),
        Type = Word(),
        AttributeSet = Text(),
        Websites = [.. Many(3, Text).Order(StringComparer.Ordinal)],
        Categories = [.. Many(3, Text).Order(StringComparer.Ordinal)],
        Attributes = Values(),
        Stock = Flag() ? Stock() : null,
        SourceQuantities = [.. Many(3, () => new SourceQuantity(Word(), Number(), Flag())).OrderBy(s => s.Source, StringComparer.Ordinal)],
        TierPrices =
        [
            .. Many(3, () => new TierPrice(Text(), Word(), Number(), Number(), Flag()))
                .OrderBy(t => t.Website, StringComparer.Ordinal).ThenBy(t => t.CustomerGroup, StringComparer.Ordinal).ThenBy(t => t.Quantity),
        ],
        Images = Many(3, () => new ProductImage(Word(), MaybeText(), _random.Next(), Flag(), [.. Many(2, Word).Order(StringComparer.Ordinal)])),
        Links =
        [
            .. Many(4, () => new ProductLink(Of(Enum.GetValues<LinkKind>()), Word(), _random.Next(3)))
                .OrderBy(l => l.Kind).ThenBy(l => l.Position).ThenBy(l => l.Sku, StringComparer.Ordinal),
        ],
        SuperAttributes = Many(3, () => new SuperAttribute(Word(), Text(), _random.Next())),
        Variations = Many(3, () => new Variation(Word(), Many(2, Word).Distinct().ToDictionary(w => w, _ => Text(), StringComparer.Ordinal))),
        GroupedItems = Many(2, () => new GroupedItem(Word(), Number(), _random.Next())),
        Bundle = Flag() ? Bundle() : null,
        DownloadLinks = Many(2, () => new DownloadLink(Text(), Number(), _random.Next(), Text(), MaybeText(), _random.Next(), MaybeFlag())),
        DownloadSamples = Many(2, () => new DownloadSample(Text(), Text(), _random.Next())),
        CustomOptions = Many(2, () => new CustomOption(
            Text(), Word(), Flag(), _random.Next(), MaybeNumber(), Flag(), MaybeText(), Maybe(() => _random.Next()),
            Many(2, () => new CustomOptionValue(Text(), Number(), Flag(), MaybeText(), _random.Next())))),
        GiftCard = Flag() ? new GiftCardTerms(Text(), Many(3, Number), MaybeNumber(), MaybeNumber(), Flag()) : null,
        CreatedAt = Maybe(Instant),
        UpdatedAt = Maybe(Instant),
        Position = Flag() ? new SourcePosition(Text(), _random.Next()) : null,
    };

    public string Text() => string.Concat(Enumerable.Range(0, _random.Next(6)).Select(_ => Of(Pieces)));

    private string Word() => "w" + Text();

    private BundleComposition Bundle() => new(
        Flag(), Flag(), Flag(), Text(), Flag(),
        Many(2, () => new BundleOption(Text(), Text(), Flag(), Many(2, () => new BundleSelection(Word(), Number(), Flag(), Flag(), Number(), Flag())))));

    private StockItem Stock() => new(
        Number(), Flag(), MaybeFlag(), Maybe(() => _random.Next(3)), MaybeNumber(), MaybeNumber(), MaybeNumber(), MaybeNumber(), MaybeNumber(), Flag());

    private AttributeValue[] Values() =>
    [
        .. Many(6, () => new AttributeValue(Word(), Flag() ? "" : Word(), Many(3, () => new AttributeItem(Text(), MaybeText()))))
            .DistinctBy(v => (v.Code, v.StoreView)).OrderBy(v => v.Code, StringComparer.Ordinal).ThenBy(v => v.StoreView, StringComparer.Ordinal),
    ];

    private DateTimeOffset Instant() => new(_random.NextInt64(DateTimeOffset.MaxValue.UtcTicks), TimeSpan.Zero);

    private decimal Number() => new(_random.Next(), _random.Next(), _random.Next(2) * _random.Next(), Flag(), (byte)_random.Next(20));

    private decimal? MaybeNumber() => Maybe(Number);

    private bool Flag() => _random.Next(2) == 0;

    private bool? MaybeFlag() => Maybe(Flag);

    private string? MaybeText() => Flag() ? Text() : null;

    private T? Maybe<T>(Func<T> make)
        where T : struct => Flag() ? make() : null;

    private T Of<T>(IReadOnlyList<T> choices) => choices[_random.Next(choices.Count)];

    private T[] Many<T>(int most, Func<T> make) => [.. Enumerable.Range(0, _random.Next(most + 1)).Select(_ => make())];
}
