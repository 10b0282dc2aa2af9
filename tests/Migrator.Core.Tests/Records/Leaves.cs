using System.Collections;
using System.Globalization;
using System.Reflection;

namespace Migrator.Core.Tests.Records;

/// <summary>Everything that a record holds, one line a leaf: lists compare by content, whatever class implements them.</summary>
internal static class Leaves
{
    public static IEnumerable<string> Of(object? value, string path = "") => value switch
    {
        null => [path + " is null"],
        string text => [$"{path} = '{text}'"],
        decimal number => [$"{path} = {number / 1.0000000000000000000000000000m}"],
        IDictionary map => map.Keys.Cast<string>().Order(StringComparer.Ordinal).SelectMany(key => Of(map[key], $"{path}[{key}]")),
        IEnumerable list => list.Cast<object?>().SelectMany((item, i) => Of(item, $"{path}[{i}]")),
        IFormattable leaf => [$"{path} = {leaf.ToString(null, CultureInfo.InvariantCulture)}"],
        bool flag => [$"{path} = {flag}"],
        _ => value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).SelectMany(p => Of(p.GetValue(value), $"{path}.{p.Name}")),
    };
}
