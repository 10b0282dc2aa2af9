using System.Text.RegularExpressions;

namespace Migrator.Rehearsal.Language;

/// <summary>The scopes of a token. A write scope reads as well.</summary>
internal sealed partial class AccessGrant(string token, IReadOnlyList<string> scopes)
{
    private readonly HashSet<string> _scopes = [.. scopes, .. scopes.Where(s => s.StartsWith("write_", StringComparison.Ordinal)).Select(s => "read_" + s[6..])];

    public string Token => token;

    public bool All { get; } = scopes.Contains("*");

    /// <summary>As an app installation lists them.</summary>
    public IReadOnlyList<string> Handles => All ? Scopes.Known : [.. _scopes.Order(StringComparer.Ordinal)];

    public bool Has(string scope) => All || _scopes.Contains(scope);

    /// <summary>Whether a rule in Shopify's words is met: any of the scopes that its first sentence names.</summary>
    public bool Meets(string rule)
    {
        if (All)
            return true;
        var first = rule.IndexOf(". Also:", StringComparison.Ordinal) is var cut and > 0 ? rule[..cut] : rule;
        var named = ScopeName().Matches(first).Select(m => m.Groups[1].Value).ToArray();
        return named.Length == 0 || named.Any(_scopes.Contains);
    }

    [GeneratedRegex("`([a-z_]+)`")]
    private static partial Regex ScopeName();
}

internal static class Scopes
{
    /// <summary>The scopes that a token with all of them shows.</summary>
    public static readonly string[] Known =
    [
        .. new[]
        {
            "assigned_fulfillment_orders", "companies", "content", "customers", "discounts", "draft_orders", "files", "fulfillments", "gift_cards",
            "inventory", "legal_policies", "locales", "locations", "markets", "merchant_managed_fulfillment_orders", "metaobject_definitions",
            "metaobjects", "online_store_navigation", "online_store_pages", "order_edits", "orders", "payment_terms", "price_rules", "products",
            "publications", "purchase_options", "returns", "shipping", "store_credit_account_transactions", "themes", "third_party_fulfillment_orders",
            "translations",
        }.SelectMany(s => new[] { "read_" + s, "write_" + s }),
        "read_all_orders", "read_store_credit_accounts",
    ];
}
