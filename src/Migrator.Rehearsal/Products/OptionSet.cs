using Migrator.Rehearsal.Language;
using Migrator.Rehearsal.State;

namespace Migrator.Rehearsal.Products;

/// <summary>Makes a product's options as an input says. Options and values that stay keep their ids.</summary>
internal sealed class OptionSet(Session session, Complaints complaints)
{
    public const int Most = 3;
    public const int MostValues = 2048;
    private const int MostCharacters = 255;

    public List<ProductOption> Apply(List<ProductOption> present, IReadOnlyList<Input> inputs, string path)
    {
        var options = new List<ProductOption>();
        if (inputs.Count > Most)
            complaints.Add(path, $"Options over limit. A product can have at most {Most} options.", "OPTIONS_OVER_LIMIT");
        foreach (var (index, input) in inputs.Index().OrderBy(i => i.Item.Int("position") ?? i.Index + 1))
        {
            if (Option(present, input, $"{path}.{index}") is not { } option)
                continue;
            if (options.Exists(o => Same(o.Name, option.Name)))
                complaints.Add($"{path}.{index}", $"Duplicated option name '{option.Name}'", "DUPLICATED_OPTION_NAME");
            options.Add(option);
        }

        return options;
    }

    public static List<ProductOption> Standard(Session session) =>
        [new ProductOption { Id = session.NextId(), Name = "Title", Values = [new OptionValue { Id = session.NextId(), Name = "Default Title" }] }];

    public static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private ProductOption? Option(List<ProductOption> present, Input input, string path)
    {
        if (input.HasValue("linkedMetafield"))
            throw FieldException.NotServed("OptionSetInput.linkedMetafield");
        var before = Find(present, input, path);
        var name = (input.Text("name") ?? before?.Name ?? "").Trim();
        if (name.Length == 0)
            complaints.Add($"{path}.name", "Option name can't be blank", "INVALID_INPUT");
        if (name.Length > MostCharacters)
            complaints.Add($"{path}.name", $"Option name is too long (maximum is {MostCharacters} characters)", "INVALID_INPUT");
        if (name.Contains(" / ", StringComparison.Ordinal))
            complaints.Add($"{path}.name", "The name contains unsupported sequence ' / '", "INVALID_INPUT");
        if (complaints.Any && before is null && input.HasValue("id"))
            return null;
        var option = new ProductOption { Id = before?.Id ?? session.NextId(), Name = name };
        option.Values = Values(before?.Values ?? [], input.Objects("values"), $"{path}.values");
        if (option.Values.Count == 0)
            complaints.Add(path, "Each option must have at least one option value specified.", "OPTION_VALUES_MISSING");
        if (option.Values.Count > MostValues)
            complaints.Add(path, "Option values over limit.", "OPTION_VALUES_OVER_LIMIT");
        return option;
    }

    private ProductOption? Find(List<ProductOption> present, Input input, string path)
    {
        if (input.Text("id") is not { } id)
            return present.Find(o => Same(o.Name, input.Text("name") ?? ""));
        var found = present.Find(o => o.Id == Gid.NumberOf(id, "ProductOption"));
        if (found is null)
            complaints.Add($"{path}.id", "Option does not exist", "OPTION_DOES_NOT_EXIST");
        return found;
    }

    private List<OptionValue> Values(List<OptionValue> present, IReadOnlyList<Input> inputs, string path)
    {
        var values = new List<OptionValue>(inputs.Count);
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < inputs.Count; i++)
        {
            var before = inputs[i].Text("id") is { } id
                ? present.Find(v => v.Id == Gid.NumberOf(id, "ProductOptionValue"))
                : present.Find(v => v.Name == inputs[i].Text("name")?.Trim());
            if (before is null && inputs[i].HasValue("id"))
                complaints.Add($"{path}.{i}", "Option value does not exist", "OPTION_VALUE_DOES_NOT_EXIST");
            var name = (inputs[i].Text("name") ?? before?.Name ?? "").Trim();
            if (name.Length == 0)
                complaints.Add($"{path}.{i}.name", "Option value name can't be blank", "INVALID_INPUT");
            else if (name.Length > MostCharacters)
                complaints.Add($"{path}.{i}.name", $"Option value name is too long (maximum is {MostCharacters} characters)", "INVALID_INPUT");
            else if (!names.Add(name))
                complaints.Add($"{path}.{i}", $"Duplicated option value '{name}'", "DUPLICATED_OPTION_VALUE");
            values.Add(new OptionValue { Id = before?.Id ?? session.NextId(), Name = name });
        }

        return values;
    }
}
