using Migrator.Rehearsal.Language;
using Migrator.Rehearsal.State;

namespace Migrator.Rehearsal.Products;

/// <summary>Reads which option values a variant chooses.</summary>
internal sealed class VariantChoice(Product product, Complaints complaints)
{
    /// <summary>One value id for each option in the options' order, or null where something is wrong.</summary>
    public List<long>? Read(IReadOnlyList<Input> choices, string path)
    {
        var before = complaints.All.Count;
        var values = new long[product.Options.Count];
        for (var i = 0; i < choices.Count; i++)
        {
            var option = product.Options.FindIndex(o => choices[i].Text("optionId") is { } id ? o.Id == Gid.NumberOf(id, "ProductOption") : OptionSet.Same(o.Name, choices[i].Text("optionName") ?? ""));
            if (option < 0)
                complaints.Add($"{path}.optionValues.{i}", "Option does not exist", "OPTION_DOES_NOT_EXIST");
            else if (values[option] != 0)
                complaints.Add($"{path}.optionValues", $"Duplicated option name '{product.Options[option].Name}'", "INVALID_INPUT");
            else if (Value(product.Options[option], choices[i]) is not { } value)
                complaints.Add($"{path}.optionValues.{i}", "Option value does not exist", "OPTION_VALUE_DOES_NOT_EXIST");
            else
                values[option] = value.Id;
        }

        if (complaints.All.Count == before && Array.IndexOf(values, 0) is var missing and >= 0)
            complaints.Add(path, $"You need to add option values for {product.Options[missing].Name}", "OPTION_VALUES_MISSING");
        return complaints.All.Count == before ? [.. values] : null;
    }

    /// <summary>As a customer reads it: <c>S / Red</c>.</summary>
    public static string Title(Product product, IReadOnlyList<long> values) =>
        string.Join(" / ", product.Options.Select((option, i) => i < values.Count ? option.Values.Find(v => v.Id == values[i])?.Name ?? "" : ""));

    private static OptionValue? Value(ProductOption option, Input choice) =>
        choice.Text("id") is { } id
            ? option.Values.Find(v => v.Id == Gid.NumberOf(id, "ProductOptionValue"))
            : option.Values.Find(v => v.Name == choice.Text("name")?.Trim());
}
