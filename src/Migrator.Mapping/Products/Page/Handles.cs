using Migrator.Core.Records;
using Migrator.Mapping.Attributes;
using Migrator.Mapping.Books;
using Migrator.Mapping.Metafields;
using Migrator.Mapping.Text;

namespace Migrator.Mapping.Products.Page;

/// <summary>The handle that a product asks for: its URL key. The run settles who gets it where two ask for one.</summary>
internal static class Handles
{
    private const string Suffix = ".html";
    private const string LastResort = "product";

    public static string Of(SourceRecord record, string title, MetafieldBag bag, AttributePlan plan)
    {
        var key = record.Take(AttributeCodes.UrlKey)?.Trim();
        var handle = Slug.Of(key is null ? "" : WithoutSuffix(key));
        if (handle.Length == 0)
        {
            handle = new[] { title, record.Sku, LastResort }.Select(Slug.Of).First(s => s.Length > 0);
            record.SettleBy(Rules.HandleFromName, AttributeCodes.UrlKey, handle, key is null ? "It has no URL key: the handle is made of its name, or of its SKU." : "Nothing of the URL key can stand in a handle: it is made of its name, or of its SKU.");
        }
        else if (handle != key)
        {
            record.SettleBy(Rules.HandleReshaped, AttributeCodes.UrlKey, handle, "The URL key is not a handle as it is: links to the old address need the new one.");
        }

        if (key is not null && handle != key) bag.Put(plan.For(AttributeCodes.UrlKey), [key]);
        return handle;
    }

    private static string WithoutSuffix(string key) => key.EndsWith(Suffix, StringComparison.OrdinalIgnoreCase) ? key[..^Suffix.Length] : key;
}
