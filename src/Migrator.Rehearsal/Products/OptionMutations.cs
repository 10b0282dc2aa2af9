using Migrator.Rehearsal.Language;
using Migrator.Rehearsal.State;

namespace Migrator.Rehearsal.Products;

/// <summary><c>productOptionsCreate</c>, <c>productOptionUpdate</c>, <c>productOptionsDelete</c>.</summary>
internal static class OptionMutations
{
    public static void Register(Fields fields)
    {
        fields.Mutation("productOptionsCreate", Create);
        fields.Mutation("productOptionUpdate", Update);
        fields.Mutation("productOptionsDelete", Delete);
    }

    private static Payload Create(Call call)
    {
        if (Product(call) is not { } product)
            return Unknown();
        if (call.Arguments.Text("variantStrategy") == "CREATE")
            throw FieldException.NotServed("The argument variantStrategy: CREATE of Mutation.productOptionsCreate");
        var complaints = new Complaints();
        var variants = ProductFields.VariantsOf(product, call);
        var isStandard = product.Options is [{ Name: "Title", Values: [{ Name: "Default Title" }] }];
        var added = new OptionSet(call.Session, complaints).Apply([], call.Arguments.Objects("options"), "options");
        var all = isStandard ? added : [.. product.Options, .. added];
        if (all.Count > OptionSet.Most)
            complaints.Add("options", $"Can only specify a maximum of {OptionSet.Most} options", "OPTIONS_OVER_LIMIT");
        foreach (var (index, option) in added.Index().Where(o => !isStandard && product.Options.Exists(p => OptionSet.Same(p.Name, o.Item.Name))))
            complaints.Add($"options.{index}", $"Option '{option.Name}' already exists.", "OPTION_ALREADY_EXISTS");
        if (complaints.Any)
            return Outcome(call, product, Recoded(complaints));
        foreach (var variant in variants)
        {
            variant.Values = [.. isStandard ? [] : variant.Values, .. added.Select(o => o.Values[0].Id)];
            call.Session.Save(variant);
        }

        product.Options = all;
        return Saved(call, product);
    }

    private static Payload Update(Call call)
    {
        if (Product(call) is not { } product)
            return Unknown();
        var arguments = call.Arguments;
        var input = arguments.Object("option")!;
        var complaints = new Complaints();
        if (product.Options.Find(o => o.Id == Gid.NumberOf(input.Text("id"), "ProductOption")) is not { } option)
        {
            complaints.Add("option", "Option does not exist", "OPTION_DOES_NOT_EXIST");
            return Outcome(call, product, complaints);
        }

        if (arguments.Text("variantStrategy") == "MANAGE")
            throw FieldException.NotServed("The argument variantStrategy: MANAGE of Mutation.productOptionUpdate");
        if (input.Text("name") is { } name)
            Rename(option, name, complaints);
        foreach (var value in arguments.Objects("optionValuesToUpdate"))
        {
            if (option.Values.Find(v => v.Id == Gid.NumberOf(value.Text("id"), "ProductOptionValue")) is { } present)
                present.Name = value.Text("name") ?? present.Name;
            else
                complaints.Add("optionValuesToUpdate", "Option value does not exist", "OPTION_VALUE_DOES_NOT_EXIST");
        }

        option.Values.AddRange(arguments.Objects("optionValuesToAdd").Select(v => new OptionValue { Id = call.Session.NextId(), Name = v.Text("name") ?? "" }));
        RemoveValues(call, product, option, arguments.Texts("optionValuesToDelete"), complaints);
        if (option.Values.DistinctBy(v => v.Name, StringComparer.OrdinalIgnoreCase).Count() < option.Values.Count)
            complaints.Add("optionValuesToAdd", "Duplicated option value", "DUPLICATED_OPTION_VALUE");
        if (complaints.Any)
            return Outcome(call, product, complaints);
        if (input.Int("position") is { } position)
            Move(call, product, product.Options.IndexOf(option), Math.Clamp(position - 1, 0, product.Options.Count - 1));
        return Saved(call, product);
    }

    private static Payload Delete(Call call)
    {
        if (Product(call) is not { } product)
            return new Payload(("deletedOptionsIds", Array.Empty<string>()), ("userErrors", new[] { UserError.At("productId", "Product does not exist", "PRODUCT_DOES_NOT_EXIST") })) { Failed = true };
        var complaints = new Complaints();
        var ids = call.Arguments.Texts("options");
        foreach (var (index, _) in ids.Index().Where(i => !product.Options.Exists(o => o.Id == Gid.NumberOf(i.Item, "ProductOption"))))
            complaints.Add($"options.{index}", "Option does not exist", "OPTION_DOES_NOT_EXIST");
        var variants = ProductFields.VariantsOf(product, call);
        var gone = product.Options.Index().Where(o => ids.Contains(Gid.Of("ProductOption", o.Item.Id), StringComparer.Ordinal)).Select(o => o.Index).ToHashSet();
        var left = variants.Select(v => string.Join(',', v.Values.Where((_, i) => !gone.Contains(i)))).ToArray();
        if (left.Distinct(StringComparer.Ordinal).Count() < left.Length)
            complaints.Add("options", "Cannot delete an option that has multiple values while other variants would become the same.", "CANNOT_DELETE_OPTION_WITH_MULTIPLE_VALUES");
        if (complaints.Any)
            return new Payload(("deletedOptionsIds", Array.Empty<string>()), ("product", product), ("userErrors", complaints.All));

        product.Options = [.. product.Options.Where((_, i) => !gone.Contains(i))];
        foreach (var variant in variants)
            variant.Values = [.. variant.Values.Where((_, i) => !gone.Contains(i))];
        if (product.Options.Count == 0)
        {
            product.Options = OptionSet.Standard(call.Session);
            variants[0].Values = [product.Options[0].Values[0].Id];
        }

        foreach (var variant in variants)
            call.Session.Save(variant);
        var payload = Saved(call, product);
        payload["deletedOptionsIds"] = ids;
        return payload;
    }

    private static void Rename(ProductOption option, string name, Complaints complaints)
    {
        if (name.Contains(" / ", StringComparison.Ordinal))
            complaints.Add("option.name", "The name contains unsupported sequence ' / '", "INVALID_NAME");
        option.Name = name;
    }

    private static void RemoveValues(Call call, Product product, ProductOption option, IReadOnlyList<string> ids, Complaints complaints)
    {
        var at = product.Options.IndexOf(option);
        var used = ProductFields.VariantsOf(product, call).Select(v => v.Values[at]).ToHashSet();
        foreach (var id in ids.Select(i => Gid.NumberOf(i, "ProductOptionValue")))
        {
            if (used.Contains(id))
                complaints.Add("optionValuesToDelete", "Cannot delete option values that are used by variants.", "CANNOT_DELETE_ALL_OPTION_VALUES_IN_OPTION");
            option.Values.RemoveAll(v => v.Id == id);
        }
    }

    private static void Move(Call call, Product product, int from, int to)
    {
        if (from == to)
            return;
        var option = product.Options[from];
        product.Options.RemoveAt(from);
        product.Options.Insert(to, option);
        foreach (var variant in ProductFields.VariantsOf(product, call))
        {
            var value = variant.Values[from];
            variant.Values.RemoveAt(from);
            variant.Values.Insert(to, value);
            call.Session.Save(variant);
        }
    }

    private static Complaints Recoded(Complaints complaints)
    {
        var recoded = new Complaints();
        foreach (var error in complaints.All)
            recoded.Add(error with { Code = error.Message.Contains(" / ", StringComparison.Ordinal) ? "INVALID_NAME" : error.Code == "INVALID_INPUT" ? "OPTION_NAME_MISSING" : error.Code });
        return recoded;
    }

    private static Product? Product(Call call) => call.Session.Find<Product>(call.Arguments.Text("productId"));

    private static Payload Unknown() => Payload.Refuse(UserError.At("productId", "Product does not exist", "PRODUCT_DOES_NOT_EXIST"));

    private static Payload Saved(Call call, Product product)
    {
        product.UpdatedAt = call.Session.Now;
        call.Session.Save(product);
        return new Payload(("product", product));
    }

    private static Payload Outcome(Call call, Product product, Complaints complaints)
    {
        var id = product.Id;
        return new Payload(("userErrors", complaints.All)) { Failed = true, Restore = payload => payload["product"] = call.Session.Find<Product>(id) };
    }
}
