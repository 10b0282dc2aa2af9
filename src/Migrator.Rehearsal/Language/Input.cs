using System.Collections;
using System.Globalization;
using GraphQL;
using GraphQL.Execution;

namespace Migrator.Rehearsal.Language;

/// <summary>Arguments or an input object. What was not sent is not there; what was sent as null is there and null.</summary>
internal sealed class Input(IReadOnlyDictionary<string, object?> values)
{
    public static readonly Input None = new(new Dictionary<string, object?>(StringComparer.Ordinal));

    public IReadOnlyDictionary<string, object?> Values => values;

    public static Input OfArguments(IResolveFieldContext context) =>
        context.Arguments is null
            ? None
            : new Input(context.Arguments
                .Where(a => a.Value.Source != ArgumentSource.FieldDefault || a.Value.Value is not null)
                .ToDictionary(a => a.Key, a => a.Value.Value, StringComparer.Ordinal));

    public bool Has(string name) => values.ContainsKey(name);

    /// <summary>Sent, and not as null.</summary>
    public bool HasValue(string name) => values.TryGetValue(name, out var value) && value is not null;

    public string? Text(string name) => values.GetValueOrDefault(name) is { } value ? Convert.ToString(value, CultureInfo.InvariantCulture) : null;

    public string Required(string name) => Text(name) ?? throw new InvalidOperationException($"{name} passed the schema as null.");

    public bool? Flag(string name) => values.GetValueOrDefault(name) as bool?;

    public int? Int(string name) => values.GetValueOrDefault(name) is { } value ? Convert.ToInt32(value, CultureInfo.InvariantCulture) : null;

    public double? Float(string name) => values.GetValueOrDefault(name) is { } value ? Convert.ToDouble(value, CultureInfo.InvariantCulture) : null;

    public DateTimeOffset? Time(string name) =>
        Text(name) is { } text ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal) : null;

    public Input? Object(string name) => Wrap(values.GetValueOrDefault(name));

    public IReadOnlyList<Input> Objects(string name) => [.. Items(name).Select(Wrap).OfType<Input>()];

    public IReadOnlyList<string> Texts(string name) => [.. Items(name).Where(i => i is not null).Select(i => Convert.ToString(i, CultureInfo.InvariantCulture)!)];

    private IEnumerable<object?> Items(string name) => values.GetValueOrDefault(name) is IEnumerable list and not string ? list.Cast<object?>() : [];

    private static Input? Wrap(object? value) => value switch
    {
        IReadOnlyDictionary<string, object?> read => new Input(read),
        IDictionary<string, object?> dictionary => new Input(new Dictionary<string, object?>(dictionary, StringComparer.Ordinal)),
        _ => null,
    };
}
