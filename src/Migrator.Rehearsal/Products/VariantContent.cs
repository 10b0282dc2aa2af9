using System.Globalization;
using System.Text.RegularExpressions;
using Migrator.Rehearsal.Inventory;
using Migrator.Rehearsal.Language;
using Migrator.Rehearsal.State;

namespace Migrator.Rehearsal.Products;

/// <summary>The codes that a mutation gives for what is wrong with a variant.</summary>
internal sealed record VariantCodes(string Price, string Other)
{
    public static readonly VariantCodes OfProductSet = new("INVALID_VARIANT", "INVALID_VARIANT");

    public static readonly VariantCodes OfBulk = new("GREATER_THAN_OR_EQUAL_TO", "INVALID_INPUT");
}

/// <summary>Fields of a variant and of the goods behind it, as all mutations take them.</summary>
internal sealed partial class VariantContent(Session session, Complaints complaints, VariantCodes codes)
{
    public void Apply(ProductVariant variant, InventoryItem item, Input input, string path)
    {
        if (input.HasValue("price"))
            variant.Price = Price(input.Required("price"), $"{path}.price", "Price ", variant.Price);
        if (input.Has("compareAtPrice"))
            variant.CompareAtPrice = input.Text("compareAtPrice") is { } text ? Price(text, $"{path}.compareAtPrice", "", 0) : null;
        if (input.Has("sku"))
            variant.Sku = Sku(input.Text("sku"), path);
        if (input.Has("barcode"))
            variant.Barcode = input.Text("barcode") is { Length: > 0 } barcode ? barcode : null;
        if (variant.Barcode?.Length > 255)
            complaints.Add($"{path}.barcode", "Barcode is too long (maximum is 255 characters)", codes.Other);
        variant.Taxable = input.Flag("taxable") ?? variant.Taxable;
        variant.TaxCode = input.Has("taxCode") ? input.Text("taxCode") : variant.TaxCode;
        variant.InventoryPolicy = input.Text("inventoryPolicy") ?? variant.InventoryPolicy;
        variant.RequiresComponents = input.Flag("requiresComponents") ?? variant.RequiresComponents;
        variant.ShowUnitPrice = input.Flag("showUnitPrice") ?? variant.ShowUnitPrice;
        if (input.Object("unitPriceMeasurement") is { } unit)
            variant.UnitPrice = new(unit.Text("quantityUnit"), unit.Float("quantityValue") ?? 0, unit.Text("referenceUnit"), unit.Int("referenceValue") ?? 1);
        if (input.Object("inventoryItem") is { } goods)
            Item(variant, item, goods, $"{path}.inventoryItem");
    }

    public void Item(ProductVariant variant, InventoryItem item, Input input, string path)
    {
        if (input.Has("sku"))
            variant.Sku = Sku(input.Text("sku"), path);
        item.Tracked = input.Flag("tracked") ?? item.Tracked;
        item.RequiresShipping = input.Flag("requiresShipping") ?? item.RequiresShipping;
        if (input.Has("cost"))
            item.Cost = input.Text("cost") is { } cost ? Price(cost, $"{path}.cost", codes == VariantCodes.OfBulk ? "Cost per item " : "Cost ", 0) : null;
        item.CountryCode = input.Has("countryCodeOfOrigin") ? input.Text("countryCodeOfOrigin") : item.CountryCode;
        if (item.CountryCode == "ZZ")
            complaints.Add($"{path}.countryCodeOfOrigin", "Country code of origin is invalid", codes.Other);
        item.ProvinceCode = input.Has("provinceCodeOfOrigin") ? input.Text("provinceCodeOfOrigin") : item.ProvinceCode;
        if (input.Has("harmonizedSystemCode"))
            item.HarmonizedSystemCode = input.Text("harmonizedSystemCode") is { Length: > 0 } code ? code.Replace(".", "", StringComparison.Ordinal) : null;
        if (item.HarmonizedSystemCode is { } harmonized && !HarmonizedCode().IsMatch(harmonized))
            complaints.Add($"{path}.harmonizedSystemCode", "Harmonized system code must be a number between six and thirteen digits", codes.Other);
        if (input.Has("countryHarmonizedSystemCodes"))
            item.CountryCodes = [.. input.Objects("countryHarmonizedSystemCodes").Select(c => new CountryHarmonizedSystemCode(c.Text("countryCode"), c.Required("harmonizedSystemCode")))];
        if (input.Object("measurement")?.Object("weight") is { } weight)
            Weight(item, weight, path);
    }

    private void Weight(InventoryItem item, Input weight, string path)
    {
        item.WeightValue = weight.Float("value") ?? 0;
        item.WeightUnit = weight.Required("unit");
        if (item.WeightValue is < 0 or >= 2_000_000_000)
        {
            var unit = item.WeightUnit switch { "KILOGRAMS" => "kg", "GRAMS" => "g", "POUNDS" => "lb", _ => "oz" };
            complaints.Add($"{path}.measurement.weight", $"Measurement weight value {item.WeightValue.ToString(CultureInfo.InvariantCulture)} {unit} must be {(item.WeightValue < 0 ? ">= 0" : "< 2000000000")} {unit}", codes.Other);
        }
    }

    private string? Sku(string? sku, string path)
    {
        if (sku?.Length > 255)
            complaints.Add($"{path}.sku", "SKU is too long (maximum is 255 characters)", codes.Other);
        return string.IsNullOrEmpty(sku) ? null : sku;
    }

    private decimal Price(string text, string path, string subject, decimal otherwise)
    {
        var amount = Money.Parse(text);
        if (Money.Problem(amount) is not { } problem)
            return amount;
        complaints.Add(path, subject + problem, amount < 0 ? codes.Price : codes.Other);
        return otherwise;
    }

    /// <summary>A new variant's goods, stocked nowhere yet.</summary>
    public (ProductVariant Variant, InventoryItem Item) Create(Product product, int position)
    {
        var variant = new ProductVariant { Id = session.NextId(), Parent = product.Id, Position = position, CreatedAt = session.Now, UpdatedAt = session.Now };
        var item = new InventoryItem { Id = session.NextId(), Parent = variant.Id, CreatedAt = session.Now, UpdatedAt = session.Now };
        variant.InventoryItem = item.Id;
        return (variant, item);
    }

    [GeneratedRegex(@"^\d{6,13}$")]
    private static partial Regex HarmonizedCode();
}
