using System.Globalization;
using Migrator.Rehearsal.Files;
using Migrator.Rehearsal.Inventory;
using Migrator.Rehearsal.Language;
using Migrator.Rehearsal.Metafields;
using Migrator.Rehearsal.State;

namespace Migrator.Rehearsal.Products;

/// <summary>The options and variants of a productSet. Variants that are not sent go.</summary>
internal sealed class VariantSet(Call call, Complaints complaints, Product product, ProductMedia files)
{
    public const int Most = 2048;
    private const int MostQuantities = 50_000;
    private readonly Session _session = call.Session;
    private readonly Stock _stock = new(call.Session);

    public void Apply(Input input, bool isNew)
    {
        var (options, variants) = (input.HasValue("productOptions"), input.HasValue("variants"));
        if (options && !variants)
            complaints.Add("input.variants", "Variants input is required when updating product options", "VARIANTS_INPUT_MISSING");
        else if (variants && !options)
            complaints.Add("input.productOptions", "Product options input is required when updating variants", "PRODUCT_OPTIONS_INPUT_MISSING");
        else if (options)
            Replace(input, isNew);
        else if (isNew)
            Standard();
        else
            files.ForgetGone();
    }

    private void Standard()
    {
        product.Options = OptionSet.Standard(_session);
        var (variant, item) = new VariantContent(_session, complaints, VariantCodes.OfProductSet).Create(product, 1);
        variant.Values = [product.Options[0].Values[0].Id];
        _stock.StockSomewhere(item);
        _session.Save(variant);
        _session.Save(item);
    }

    private void Replace(Input input, bool isNew)
    {
        var inputs = input.Objects("variants");
        product.Options = new OptionSet(_session, complaints).Apply(product.Options, input.Objects("productOptions"), "input.productOptions");
        if (inputs.Count > Most)
            complaints.Add("input.variants", $"Number of product variants exceeds shop limit. A product can have at most {Most} variants.", "VARIANTS_OVER_LIMIT");
        if (inputs.Sum(v => v.Objects("inventoryQuantities").Count) > MostQuantities)
            complaints.Add("input.variants", "Inventory quantity input exceeds the limit of 50000. Consider using separate `inventorySetQuantities` mutations.", "INVENTORY_QUANTITIES_LIMIT_EXCEEDED");
        if (inputs.Count == 0)
            complaints.Add("input.variants", "Variants input is required when updating product options", "VARIANTS_INPUT_MISSING");
        if (complaints.Any)
            return;

        List<ProductVariant> present = isNew ? [] : _session.Children<ProductVariant>(product.Id);
        var byChoice = present.ToDictionary(v => Key(v.Values), StringComparer.Ordinal);
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var kept = new HashSet<long>();
        var order = inputs.Index().OrderBy(i => i.Item.Int("position") ?? i.Index + 1).Select((i, position) => (i.Index, Position: position + 1)).ToDictionary(i => i.Index, i => i.Position);
        for (var i = 0; i < inputs.Count; i++)
        {
            var path = $"input.variants.{i.ToString(CultureInfo.InvariantCulture)}";
            if (new VariantChoice(product, complaints).Read(inputs[i].Objects("optionValues"), path) is not { } choice)
                continue;
            if (!taken.Add(Key(choice)))
                complaints.Add(path, $"The variant '{VariantChoice.Title(product, choice)}' already exists. Please change at least one option value.", "INVALID_VARIANT");
            else if (Write(inputs[i], path, choice, byChoice, present, order[i]) is { } id)
                kept.Add(id);
        }

        if (complaints.Any)
            return;
        foreach (var gone in present.Where(v => !kept.Contains(v.Id)))
            _session.Delete(gone.Id);
        files.ForgetGone();
    }

    private long? Write(Input input, string path, List<long> choice, Dictionary<string, ProductVariant> byChoice, List<ProductVariant> present, int position)
    {
        var variant = input.Text("id") is { } id ? present.Find(v => v.Id == Gid.NumberOf(id, "ProductVariant")) : byChoice.GetValueOrDefault(Key(choice));
        if (variant is null && input.HasValue("id"))
        {
            complaints.Add($"{path}.id", "Product variant does not exist", "PRODUCT_VARIANT_DOES_NOT_EXIST");
            return null;
        }

        var content = new VariantContent(_session, complaints, VariantCodes.OfProductSet);
        var isNew = variant is null;
        var item = variant is null ? null : _session.Find<InventoryItem>(variant.InventoryItem)!;
        if (variant is null || item is null)
            (variant, item) = content.Create(product, position);
        (variant.Values, variant.Position, variant.UpdatedAt, item.UpdatedAt) = (choice, position, _session.Now, _session.Now);
        content.Apply(variant, item, input, path);
        Quantities(item, input.Objects("inventoryQuantities"), $"{path}.inventoryQuantities", isNew);
        if (input.Has("file"))
            variant.MediaFile = input.Object("file") is { } file ? files.Chosen(file, $"{path}.file") : 0;
        _session.Save(variant);
        _session.Save(item);
        if (input.Has("metafields"))
            new MetafieldWriter(call, variant, complaints, code => code is "TAKEN" ? "CAPABILITY_VIOLATION" : "INVALID_METAFIELD").Replace(input.Objects("metafields"), $"{path}.metafields");
        return variant.Id;
    }

    private void Quantities(InventoryItem item, IReadOnlyList<Input> inputs, string path, bool isNew)
    {
        for (var i = 0; i < inputs.Count; i++)
        {
            var name = inputs[i].Required("name");
            if (name is not ("available" or "on_hand"))
                complaints.Add($"{path}.{i}.name", "The quantity name must be either 'available' or 'on_hand'.", "INVALID_VARIANT");
            else if (_stock.Find(inputs[i].Required("locationId")) is not { } location)
                complaints.Add($"{path}.{i}.locationId", "The specified location could not be found.", "INVALID_VARIANT");
            else if (!isNew && item.At(location.Id) is null)
                complaints.Add($"{path}.{i}.locationId", "The specified inventory item is not stocked at the location.", "INVALID_VARIANT");
            else
                _stock.Level(item, location.Id).Set(name, inputs[i].Int("quantity") ?? 0);
        }

        if (isNew)
            _stock.StockSomewhere(item);
    }

    private static string Key(IEnumerable<long> values) => string.Join(',', values);
}
