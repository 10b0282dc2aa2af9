using System.Text.RegularExpressions;
using Migrator.Core.Findings;
using Migrator.Core.Records;
using Migrator.Core.Rows;
using Migrator.Core.Stages;

namespace Migrator.Mapping.Tests.Building;

/// <summary>What holds for every family, whatever is in it.</summary>
internal static partial class Promises
{
    private static readonly Dictionary<string, MappingRule> ByName = Rules.All.ToDictionary(r => r.Name, StringComparer.Ordinal);

    public static void ShouldHold(ProductFamily family, Mapped mapped, ShopProfile? shop = null)
    {
        var counted = family.Members.Where(m => m.Counted).Select(m => m.Product).Prepend(family.Head).ToList();
        EachRecordHasOneOutcome(counted, mapped);
        EachValueHasOneState(counted, mapped);
        EachWordIsARule(mapped);
        foreach (var row in mapped.Rows.Cast<ShopifyProduct>()) IsWhatShopifyTakes(row, shop ?? Mappings.Shop);
        NothingDisabledIsPublished(family, mapped);
    }

    private static void EachRecordHasOneOutcome(List<MagentoProduct> counted, Mapped mapped)
    {
        mapped.Outcomes.Select(o => o.Record).Order(StringComparer.Ordinal)
            .ShouldBe(counted.Select(p => p.Sku).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        var carried = mapped.Rows.Cast<ShopifyProduct>().SelectMany(r => r.Variants.Select(v => v.Sku).Append(r.SourceId)).ToHashSet(StringComparer.Ordinal);
        foreach (var outcome in mapped.Outcomes)
        {
            var isCarried = outcome.State is RecordState.Moved or RecordState.Transformed;
            carried.Contains(outcome.Record).ShouldBe(isCarried, $"{outcome.Record} ended by {outcome.Rule}");
            if (!isCarried) mapped.Findings.ShouldContain(f => f.Rule == outcome.Rule, outcome.Rule);
        }
    }

    private static void EachValueHasOneState(List<MagentoProduct> counted, Mapped mapped)
    {
        var codes = counted.SelectMany(p => p.Attributes).Select(a => a.Code)
            .Concat(counted.Where(p => p.CreatedAt is not null).Select(_ => "created_at"))
            .Concat(counted.Where(p => p.UpdatedAt is not null).Select(_ => "updated_at"));
        var expected = codes.GroupBy(c => c, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.LongCount());
        mapped.Coverage.GroupBy(c => c.Attribute, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Sum(c => c.Values)).ShouldBe(expected, ignoreOrder: true);
        mapped.ShouldNotFind(Rules.AttributeUnaccounted);
        foreach (var lost in mapped.Coverage.Where(c => c.State is RecordState.Failed or RecordState.Unsupported))
            mapped.Findings.ShouldContain(f => f.State == lost.State, $"{lost.Attribute} is {lost.State}, and no finding says why");
    }

    private static void EachWordIsARule(Mapped mapped)
    {
        foreach (var finding in mapped.Findings)
        {
            ByName.ShouldContainKey(finding.Rule);
            finding.State.ShouldBe(ByName[finding.Rule].State);
            finding.Message.ShouldNotBeEmpty();
        }

        foreach (var outcome in mapped.Outcomes) outcome.State.ShouldBe(ByName[outcome.Rule].State);
    }

    private static void IsWhatShopifyTakes(ShopifyProduct row, ShopProfile shop)
    {
        row.SourceId.ShouldNotBeNullOrWhiteSpace();
        row.Title.ShouldNotBeNullOrWhiteSpace();
        row.Title.Length.ShouldBeLessThanOrEqualTo(255);
        row.Handle.Length.ShouldBeInRange(1, 255);
        row.Handle.ShouldBe(row.Handle.ToLowerInvariant());
        row.Handle.ShouldNotContain(' ');
        row.Handle.ShouldNotContain("--");
        row.Vendor.Length.ShouldBeLessThanOrEqualTo(255);
        row.ProductType.Length.ShouldBeLessThanOrEqualTo(255);
        row.Tags.Count.ShouldBeLessThanOrEqualTo(250);
        row.Tags.ShouldAllBe(t => t.Length > 0 && t.Length <= 255 && !t.Contains(','));
        if (row.Status is ProductStatus.Draft) row.IsPublished.ShouldBeFalse();
        row.OptionNames.Count.ShouldBeLessThanOrEqualTo(shop.MaxOptions);
        row.OptionNames.ShouldBeUnique(StringComparer.OrdinalIgnoreCase);
        row.OptionNames.ShouldAllBe(n => n.Length > 0 && n.Length <= 255 && !n.Contains(" / "));
        row.Variants.Count.ShouldBeInRange(1, shop.MaxVariants);
        row.Variants.Select(v => string.Join('\u0001', v.OptionValues)).ShouldBeUnique(StringComparer.OrdinalIgnoreCase);
        row.Variants.Select(v => v.Sku).ShouldBeUnique();
        row.Images.Count.ShouldBeLessThanOrEqualTo(250);
        row.Images.Select(i => i.Source).ShouldBeUnique();
        row.Images.Select(i => i.Position).ShouldBe(Enumerable.Range(1, row.Images.Count));
        row.Images.ShouldAllBe(i => i.Alt == null || (i.Alt.Length > 0 && i.Alt.Length <= 512));
        (row.SeoTitle?.Length ?? 0).ShouldBeLessThanOrEqualTo(70);
        (row.SeoDescription?.Length ?? 0).ShouldBeLessThanOrEqualTo(320);
        AreWhatShopifyTakes(row.Metafields);
        foreach (var variant in row.Variants) IsWhatShopifyTakes(row, variant);
    }

    private static void IsWhatShopifyTakes(ShopifyProduct row, ShopifyVariant variant)
    {
        variant.Sku.Length.ShouldBeInRange(1, 255);
        variant.OptionValues.Count.ShouldBe(row.OptionNames.Count);
        variant.OptionValues.ShouldAllBe(v => !string.IsNullOrWhiteSpace(v) && v.Length <= 255);
        variant.Price.ShouldBeGreaterThanOrEqualTo(0);
        if (variant.CompareAtPrice is { } compareAt) compareAt.ShouldBeGreaterThan(variant.Price);
        (variant.Quantity is null).ShouldBe(!variant.IsTracked);
        (variant.Quantity ?? 0).ShouldBeInRange(0, 1_000_000_000);
        (variant.Weight ?? 0).ShouldBeInRange(0, 1_999_999_999.999999m);
        variant.Price.ShouldBeLessThan(1_000_000_000_000_000_000m);
        (variant.Cost ?? 0).ShouldBeGreaterThanOrEqualTo(0);
        if (variant.Image is { } image) row.Images.Select(i => i.Source).ShouldContain(image);
        AreWhatShopifyTakes(variant.Metafields);
    }

    private static void AreWhatShopifyTakes(IReadOnlyList<Metafield> metafields)
    {
        metafields.Count.ShouldBeLessThanOrEqualTo(249);
        metafields.Select(m => (m.Namespace, m.Key)).ShouldBeUnique();
        foreach (var metafield in metafields)
        {
            Key().IsMatch(metafield.Key).ShouldBeTrue(metafield.Key);
            metafield.Key.ShouldNotBe(ShopifyProduct.IdKey);
            metafield.Value.ShouldNotBeNullOrWhiteSpace();
            System.Text.Encoding.UTF8.GetByteCount(metafield.Value).ShouldBeLessThanOrEqualTo(metafield.Type == "json" ? 131072 : 65536);
            if (metafield.Type == "single_line_text_field") metafield.Value.ShouldNotContain('\n');
        }
    }

    private static void NothingDisabledIsPublished(ProductFamily family, Mapped mapped)
    {
        var sold = family.Members.Select(m => m.Product).Prepend(family.Head).GroupBy(p => p.Sku, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Any(IsEnabled));
        foreach (var row in mapped.Rows.Cast<ShopifyProduct>().Where(r => r.Status is not ProductStatus.Draft))
            row.Variants.ShouldAllBe(v => sold[sold.ContainsKey(v.Sku) ? v.Sku : row.SourceId], $"{row.SourceId} can be bought");
    }

    private static bool IsEnabled(MagentoProduct product) =>
        product.Attributes.FirstOrDefault(a => a is { Code: "status", StoreView: "" })?.Items.Where(i => !string.IsNullOrWhiteSpace(i.Text)).ToList() is [{ Text: "1" or "Enabled" }];

    [GeneratedRegex("^[a-z0-9_-]{2,64}$")]
    private static partial Regex Key();
}
