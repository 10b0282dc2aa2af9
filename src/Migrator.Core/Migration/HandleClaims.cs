using System.Globalization;
using System.Text;
using Migrator.Core.Entities;
using Migrator.Core.Findings;
using Migrator.Core.Ledger;
using Migrator.Core.Rows;

namespace Migrator.Core.Migration;

/// <summary>
/// Handles are unique on a shop, and chunks are mapped apart. The first product to want a handle keeps it, in this run and in later ones (the ledger knows);
/// another that wants it gets its SKU added, and a finding.
/// </summary>
/// <param name="ledger">The shop's ledger.</param>
internal sealed class HandleClaims(ILedger ledger)
{
    internal const string Kind = "product.handle";
    private const int LongestHandle = 255;

    /// <summary>The rows, each product with a handle that is its own.</summary>
    public async Task<IReadOnlyList<IShopifyRow>> SettleAsync(IReadOnlyList<IShopifyRow> rows, ChunkAccount account, CancellationToken cancellationToken)
    {
        var settled = rows.ToArray();
        var open = Enumerable.Range(0, settled.Length).Where(i => settled[i] is ShopifyProduct).ToList();
        for (var attempt = 1; open.Count > 0; attempt++)
        {
            var wanted = open.ConvertAll(i => (ShopifyProduct)settled[i]);
            var owners = await ledger.ClaimAsync(Kind, wanted.ConvertAll(p => new Claim(p.Handle, p.SourceId)), cancellationToken);
            open = open.FindAll(i => owners[((ShopifyProduct)settled[i]).Handle] != settled[i].SourceId);
            foreach (var i in open)
            {
                var product = (ShopifyProduct)rows[i];
                var owner = owners[((ShopifyProduct)settled[i]).Handle];
                var other = product with { Handle = Distinguish(product, attempt) };
                settled[i] = other;
                account.Findings.RemoveAll(f => f.Record == product.SourceId && f.Rule == "handle.taken");
                account.Findings.Add(new Finding(
                    EntityType.Products, product.SourceId, "url_key", "handle.taken", RecordState.Transformed, product.Handle, other.Handle,
                    $"'{owner}' has this handle already, and handles are unique. Links to this product's old address need the new handle."));
            }
        }

        return settled;
    }

    private static string Distinguish(ShopifyProduct product, int attempt)
    {
        var suffix = "-" + Slug(product.SourceId) + (attempt == 1 ? "" : "-" + attempt.ToString(CultureInfo.InvariantCulture));
        var stem = product.Handle[..Math.Min(product.Handle.Length, Math.Max(0, LongestHandle - suffix.Length))].TrimEnd('-');
        return (stem + suffix).TrimStart('-');
    }

    private static string Slug(string text)
    {
        var slug = new StringBuilder();
        foreach (var letter in text.ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(letter)) slug.Append(letter);
            else if (slug.Length > 0 && slug[^1] != '-') slug.Append('-');
        }

        var trimmed = slug.ToString().Trim('-');
        return trimmed.Length == 0 ? "x" : trimmed[..Math.Min(trimmed.Length, 100)];
    }
}
