using Migrator.Rehearsal.Language;
using Migrator.Rehearsal.Shop;
using Migrator.Rehearsal.State;

namespace Migrator.Rehearsal.Products;

/// <summary>Tags: trimmed, told apart without regard to case, in alphabetical order.</summary>
internal static class Tags
{
    private const int Most = 250;
    private const int MostCharacters = 255;

    public static void Register(Fields fields)
    {
        fields.Mutation("tagsAdd", call => Change(call, (old, given) => [.. old, .. given]));
        fields.Mutation("tagsRemove", call => Change(call, (old, given) => old.Except(given, StringComparer.OrdinalIgnoreCase)));
    }

    public static List<string> Normalize(IEnumerable<string> tags) =>
    [
        .. tags.SelectMany(t => t.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Order(StringComparer.OrdinalIgnoreCase),
    ];

    public static bool AreValid(List<string> tags) => tags.Count <= Most && tags.TrueForAll(t => t.Length <= MostCharacters);

    private static Payload Change(Call call, Func<List<string>, List<string>, IEnumerable<string>> change)
    {
        var id = call.Arguments.Required("id");
        if (NodeFields.Find(call, id) is not Entity node)
            return new Payload(("node", null), ("userErrors", new[] { UserError.At("id", $"{(Gid.TryParse(id, out var gid) ? gid.Kind : "Node")} does not exist") })) { Failed = true };
        if (node is not Product product)
            throw FieldException.NotServed($"Tags on a {node.Kind}");
        var tags = Normalize(change(product.Tags, Normalize(call.Arguments.Texts("tags"))));
        if (!AreValid(tags))
            return new Payload(("node", product), ("userErrors", new[] { UserError.At("tags", "Product tags is invalid") }));
        if (!tags.SequenceEqual(product.Tags, StringComparer.Ordinal))
        {
            product.Tags = tags;
            product.UpdatedAt = call.Session.Now;
            call.Session.Save(product);
        }

        return new Payload(("node", product));
    }
}
