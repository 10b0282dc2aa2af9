using System.Globalization;
using System.Text;
using GraphQLParser.AST;

namespace Migrator.Rehearsal.Language;

/// <summary>Values as they stand in a document.</summary>
internal static class Literals
{
    /// <summary>The plain value: string, long, decimal, bool, list, dictionary or null. An enum value is its name.</summary>
    public static object? Plain(GraphQLValue value) => value switch
    {
        GraphQLNullValue => null,
        GraphQLStringValue s => s.Value.ToString(),
        GraphQLIntValue i => long.Parse(i.Value.ToString(), CultureInfo.InvariantCulture),
        GraphQLFloatValue f => decimal.Parse(f.Value.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture),
        GraphQLBooleanValue b => b.Value == "true",
        GraphQLEnumValue e => e.Name.StringValue,
        GraphQLListValue list => (list.Values ?? []).Select(Plain).ToList(),
        GraphQLObjectValue o => (o.Fields ?? []).ToDictionary(f => f.Name.StringValue, f => Plain(f.Value), StringComparer.Ordinal),
        _ => null,
    };

    /// <summary>As it was written, the way Shopify quotes it in an error.</summary>
    public static string Source(GraphQLValue value)
    {
        var text = new StringBuilder();
        Write(text, value);
        return text.ToString();
    }

    private static void Write(StringBuilder text, GraphQLValue value)
    {
        switch (value)
        {
            case GraphQLNullValue: text.Append("null"); break;
            case GraphQLStringValue s: text.Append('"').Append(s.Value.ToString().Replace("\"", "\\\"", StringComparison.Ordinal)).Append('"'); break;
            case GraphQLVariable v: text.Append('$').Append(v.Name.StringValue); break;
            case GraphQLListValue list:
                text.Append('[');
                foreach (var (index, item) in (list.Values ?? []).Index())
                {
                    text.Append(index > 0 ? ", " : "");
                    Write(text, item);
                }

                text.Append(']');
                break;
            case GraphQLObjectValue o:
                text.Append('{');
                foreach (var (index, field) in (o.Fields ?? []).Index())
                {
                    text.Append(index > 0 ? ", " : "").Append(field.Name.StringValue).Append(": ");
                    Write(text, field.Value);
                }

                text.Append('}');
                break;
            default: text.Append(Convert.ToString(Plain(value), CultureInfo.InvariantCulture) is { } plain && value is GraphQLBooleanValue ? plain.ToLowerInvariant() : Convert.ToString(Plain(value), CultureInfo.InvariantCulture)); break;
        }
    }
}
