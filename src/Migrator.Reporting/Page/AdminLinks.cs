namespace Migrator.Reporting.Page;

/// <summary>Addresses of Shopify's admin. Only a product's can be told from its id alone, and a rehearsal has no admin.</summary>
/// <param name="domain">The shop.</param>
internal sealed class AdminLinks(string domain)
{
    private const string Product = "gid://shopify/Product/";
    private const string Shop = ".myshopify.com";

    public string? Of(string gid)
    {
        if (!domain.EndsWith(Shop, StringComparison.OrdinalIgnoreCase) || !gid.StartsWith(Product, StringComparison.Ordinal)) return null;
        var number = gid[Product.Length..];
        return number.Length > 0 && number.All(char.IsAsciiDigit) ? $"https://admin.shopify.com/store/{Uri.EscapeDataString(domain[..^Shop.Length])}/products/{number}" : null;
    }

    /// <summary><c>gid://shopify/Product/7</c> is <c>Product 7</c>.</summary>
    public static string Short(string gid) =>
        gid.StartsWith("gid://shopify/", StringComparison.Ordinal) ? gid["gid://shopify/".Length..].Replace('/', ' ') : gid;
}
