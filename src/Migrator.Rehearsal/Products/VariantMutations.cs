using Migrator.Rehearsal.Files;
using Migrator.Rehearsal.Inventory;
using Migrator.Rehearsal.Language;
using Migrator.Rehearsal.Metafields;
using Migrator.Rehearsal.State;

namespace Migrator.Rehearsal.Products;

/// <summary><c>productVariantsBulkCreate</c>, <c>…Update</c> and <c>…Delete</c>: all or nothing.</summary>
internal static class VariantMutations
{
    public static void Register(Fields fields)
    {
        fields.Mutation("productVariantsBulkCreate", Create);
        fields.Mutation("productVariantsBulkUpdate", Update);
        fields.Mutation("productVariantsBulkDelete", Delete);
    }

    private static Payload Create(Call call)
    {
        if (Product(call) is not { } product)
            return new Payload(("productVariants", Array.Empty<object>()), ("userErrors", new[] { UserError.At("productId", "Product does not exist", "PRODUCT_DOES_NOT_EXIST") })) { Failed = true };
        var complaints = new Complaints();
        var present = ProductFields.VariantsOf(product, call);
        if (RemovesStandalone(call.Arguments.Text("strategy"), product, present))
        {
            call.Session.Delete(present[0].Id);
            present.Clear();
        }

        var taken = present.Select(v => string.Join(',', v.Values)).ToHashSet(StringComparer.Ordinal);
        var created = new List<ProductVariant>();
        foreach (var (index, input) in call.Arguments.Objects("variants").Index())
        {
            var path = $"variants.{index}";
            if (Choice(call, product, input, complaints, path) is not { } choice)
                continue;
            if (!taken.Add(string.Join(',', choice)))
                complaints.Add(path, $"The variant '{VariantChoice.Title(product, choice)}' already exists. Please change at least one option value.", "VARIANT_ALREADY_EXISTS_CHANGE_OPTION_VALUE");
            else
                created.Add(New(call, product, input, complaints, path, choice, present.Count + created.Count + 1));
        }

        if (present.Count + created.Count > VariantSet.Most)
            complaints.Add("variants", $"Number of product variants exceeds shop limit. A product can have at most {VariantSet.Most} variants.", "INVALID");
        call.Session.Save(product);
        return Outcome(call, product, complaints, created, refused: Array.Empty<object>());
    }

    private static Payload Update(Call call)
    {
        if (Product(call) is not { } product)
            return Unknown();
        if (call.Arguments.Flag("allowPartialUpdates") == true)
            throw FieldException.NotServed("The argument allowPartialUpdates: true of Mutation.productVariantsBulkUpdate");
        var complaints = new Complaints();
        var present = ProductFields.VariantsOf(product, call);
        var updated = new List<ProductVariant>();
        foreach (var (index, input) in call.Arguments.Objects("variants").Index())
        {
            var path = $"variants.{index}";
            if (input.Text("id") is not { } id)
                complaints.Add($"{path}.id", "Product variant is missing ID attribute", "PRODUCT_VARIANT_ID_MISSING");
            else if (present.Find(v => v.Id == Gid.NumberOf(id, "ProductVariant")) is not { } variant)
                complaints.Add($"{path}.id", "Product variant does not exist", "PRODUCT_VARIANT_DOES_NOT_EXIST");
            else if (input.HasValue("inventoryQuantities"))
                complaints.Add($"{path}.inventoryQuantities", "Inventory quantities can only be provided during create. To update inventory for existing variants, use inventoryAdjustQuantities.", "NO_INVENTORY_QUANTITIES_ON_VARIANTS_UPDATE");
            else
                updated.Add(Change(call, product, variant, input, complaints, path));
        }

        call.Session.Save(product);
        return Outcome(call, product, complaints, updated);
    }

    private static Payload Delete(Call call)
    {
        if (Product(call) is not { } product)
            return Unknown();
        var complaints = new Complaints();
        var present = ProductFields.VariantsOf(product, call);
        foreach (var (index, id) in call.Arguments.Texts("variantsIds").Index())
        {
            if (present.RemoveAll(v => v.Id == Gid.NumberOf(id, "ProductVariant")) > 0)
                call.Session.Delete(Gid.NumberOf(id, "ProductVariant"));
            else
                complaints.Add($"variantsIds.{index}", "At least one variant does not belong to the product", "AT_LEAST_ONE_VARIANT_DOES_NOT_BELONG_TO_THE_PRODUCT");
        }

        if (present.Count == 0 && !complaints.Any)
            complaints.Add("variantsIds", "A product must have at least one variant", "CANNOT_DELETE_LAST_VARIANT");
        foreach (var (index, variant) in present.Index().Where(v => v.Item.Position != v.Index + 1))
        {
            variant.Position = index + 1;
            call.Session.Save(variant);
        }

        return Outcome(call, product, complaints, null);
    }

    private static ProductVariant New(Call call, Product product, Input input, Complaints complaints, string path, List<long> choice, int position)
    {
        var content = new VariantContent(call.Session, complaints, VariantCodes.OfBulk);
        var (variant, item) = content.Create(product, position);
        variant.Values = choice;
        var stock = new Stock(call.Session);
        foreach (var level in input.Objects("inventoryQuantities"))
        {
            if (stock.Find(level.Required("locationId")) is { } location)
                stock.Level(item, location.Id).Available = level.Int("availableQuantity") ?? 0;
            else
                complaints.Add($"{path}.inventoryQuantities", $"Quantity for {VariantChoice.Title(product, choice)} couldn't be set because the location was deleted.", "TRACKED_VARIANT_LOCATION_NOT_FOUND");
        }

        stock.StockSomewhere(item);
        Apply(call, product, variant, item, input, complaints, path);
        return variant;
    }

    private static ProductVariant Change(Call call, Product product, ProductVariant variant, Input input, Complaints complaints, string path)
    {
        if (input.HasValue("optionValues") && Choice(call, product, input, complaints, path, "OPTION_DOES_NOT_EXIST", variant) is { } choice)
            variant.Values = choice;
        if (input.HasValue("quantityAdjustments"))
            throw FieldException.NotServed("ProductVariantsBulkInput.quantityAdjustments");
        variant.UpdatedAt = call.Session.Now;
        Apply(call, product, variant, call.Session.Find<InventoryItem>(variant.InventoryItem)!, input, complaints, path);
        return variant;
    }

    private static void Apply(Call call, Product product, ProductVariant variant, InventoryItem item, Input input, Complaints complaints, string path)
    {
        new VariantContent(call.Session, complaints, VariantCodes.OfBulk).Apply(variant, item, input, path);
        if (input.HasValue("mediaSrc"))
            throw FieldException.NotServed("ProductVariantsBulkInput.mediaSrc");
        if (input.Text("mediaId") is { } media)
        {
            variant.MediaFile = Gid.NumberOf(media, nameof(MediaImage));
            if (!product.Media.Contains(variant.MediaFile))
                complaints.Add($"{path}.mediaId", "Media does not exist on the specified product.", "INVALID_INPUT");
        }

        call.Session.Save(variant);
        call.Session.Save(item);
        if (input.HasValue("metafields"))
            new MetafieldWriter(call, variant, complaints, _ => "INVALID_INPUT").SetAll(input.Objects("metafields"), $"{path}.metafields");
    }

    /// <summary>Values that an option does not have yet are added to it.</summary>
    private static List<long>? Choice(Call call, Product product, Input input, Complaints complaints, string path, string unknownCode = "INVALID_INPUT", ProductVariant? before = null)
    {
        var choices = input.Objects("optionValues");
        var values = before?.Values.ToArray() ?? new long[product.Options.Count];
        var seen = new HashSet<int>();
        for (var i = 0; i < choices.Count; i++)
        {
            var at = product.Options.FindIndex(o => choices[i].Text("optionId") is { } id ? o.Id == Gid.NumberOf(id, "ProductOption") : OptionSet.Same(o.Name, choices[i].Text("optionName") ?? ""));
            if (at < 0)
            {
                complaints.Add($"{path}.optionValues.{i}", "Option does not exist", unknownCode);
                return null;
            }

            if (!seen.Add(at))
            {
                complaints.Add($"{path}.optionValues", $"Duplicated option name '{product.Options[at].Name}'", "INVALID_INPUT");
                return null;
            }

            values[at] = Value(call, product.Options[at], choices[i]);
        }

        var missing = Array.IndexOf(values, 0);
        if (missing < 0)
            return [.. values];
        complaints.Add(path, $"You need to add option values for {product.Options[missing].Name}", "NEED_TO_ADD_OPTION_VALUES");
        return null;
    }

    private static long Value(Call call, ProductOption option, Input choice)
    {
        var present = choice.Text("id") is { } id ? option.Values.Find(v => v.Id == Gid.NumberOf(id, "ProductOptionValue")) : option.Values.Find(v => v.Name == choice.Text("name"));
        if (present is null)
        {
            present = new OptionValue { Id = call.Session.NextId(), Name = choice.Text("name") ?? "" };
            option.Values.Add(present);
        }

        return present.Id;
    }

    private static bool RemovesStandalone(string? strategy, Product product, List<ProductVariant> present) =>
        present.Count == 1 && (strategy == "REMOVE_STANDALONE_VARIANT" || (strategy is null or "DEFAULT" && product.Options is [{ Name: "Title", Values: [{ Name: "Default Title" }] }]));

    private static Product? Product(Call call) => call.Session.Find<Product>(call.Arguments.Text("productId"));

    private static Payload Unknown() => new(("userErrors", new[] { UserError.At("productId", "Product does not exist", "PRODUCT_DOES_NOT_EXIST") })) { Failed = true };

    private static Payload Outcome(Call call, Product product, Complaints complaints, List<ProductVariant>? variants, object? refused = null)
    {
        var id = product.Id;
        return complaints.Any
            ? new Payload(("productVariants", refused), ("userErrors", complaints.All)) { Failed = true, Restore = payload => payload["product"] = call.Session.Find<Product>(id) }
            : new Payload(("product", product), ("productVariants", variants));
    }
}
