using System.Text.Json.Nodes;
using Migrator.Shopify.Admin;

namespace Migrator.Shopify.Import.Products;

/// <summary>Finds products by their custom id, which a search cannot do reliably right after a write.</summary>
internal static class ProductLookup
{
    /// <summary>Places in the document.</summary>
    private const int Places = 25;

    /// <summary>The ids of the products that are there.</summary>
    public static async Task<Dictionary<string, string>> FindAsync(ShopTools tools, IEnumerable<string> sourceIds, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        var gate = new Lock();
        await Parallel.ForEachAsync(
            sourceIds.Chunk(Places),
            new ParallelOptions { MaxDegreeOfParallelism = tools.Options.Concurrency, CancellationToken = cancellationToken },
            async (some, stop) =>
            {
                var variables = new JsonObject();
                for (var i = 0; i < Places; i++) variables[$"id{i}"] = ProductInputs.CustomId(some[Math.Min(i, some.Length - 1)]);
                var data = await tools.Client.RunAsync(Operations.ProductsByCustomId, variables, stop);
                lock (gate)
                {
                    for (var i = 0; i < some.Length; i++)
                    {
                        if (data.Text($"p{i}", "id") is { } id) found[some[i]] = id;
                    }
                }
            });
        return found;
    }
}
