using System.Text.Json.Nodes;
using Migrator.Shopify.Admin;

namespace Migrator.Shopify.Import.Definitions;

internal sealed record ExistingDefinition(string Id, string Name, string Description, string Type);

/// <summary>The definitions that a shop has for one kind of owner: at most a few hundred (FACTS 5).</summary>
internal sealed class ExistingDefinitions
{
    private readonly Dictionary<(string Namespace, string Key), ExistingDefinition> _definitions = [];

    public static async Task<ExistingDefinitions> ReadAsync(ShopifyClient client, string ownerType, CancellationToken cancellationToken)
    {
        var all = new ExistingDefinitions();
        string? after = null;
        do
        {
            var data = await client.RunAsync(Operations.MetafieldDefinitions, new JsonObject { ["ownerType"] = ownerType, ["after"] = after }, cancellationToken);
            foreach (var node in data.Each("metafieldDefinitions"))
            {
                all._definitions[(node.Text("namespace")!, node.Text("key")!)] =
                    new ExistingDefinition(node.Text("id")!, node.Text("name")!, node.Text("description") ?? "", node.Text("type", "name")!);
            }

            after = data.Flag("metafieldDefinitions", "pageInfo", "hasNextPage") ? data.Text("metafieldDefinitions", "pageInfo", "endCursor") : null;
        }
        while (after is not null);

        return all;
    }

    public ExistingDefinition? Find(string @namespace, string key) => _definitions.GetValueOrDefault((@namespace, key));
}
