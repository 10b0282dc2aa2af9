using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Migrator.Rehearsal.State;

/// <summary>A global id: <c>gid://shopify/Product/123</c>, maybe with a query.</summary>
internal readonly record struct Gid(string Kind, long Number)
{
    private const string Prefix = "gid://shopify/";

    public static bool TryParse([NotNullWhen(true)] string? text, out Gid gid)
    {
        gid = default;
        if (text is null || !text.StartsWith(Prefix, StringComparison.Ordinal))
            return false;
        var slash = text.IndexOf('/', Prefix.Length);
        if (slash < 0)
            return false;
        var end = text.IndexOf('?', slash);
        var number = text.AsSpan(slash + 1, (end < 0 ? text.Length : end) - slash - 1);
        if (!long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            return false;
        gid = new Gid(text[Prefix.Length..slash], id);
        return true;
    }

    /// <summary>The number of a gid of this kind; 0, which no record has, for anything else.</summary>
    public static long NumberOf(string? text, string kind) =>
        TryParse(text, out var gid) && string.Equals(gid.Kind, kind, StringComparison.Ordinal) ? gid.Number : 0;

    public static string Of(string kind, long number) => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{kind}/{number}");

    public override string ToString() => Of(Kind, Number);
}
