using GraphQL.Types;
using Migrator.Rehearsal.Bulk;
using Migrator.Rehearsal.Files;
using Migrator.Rehearsal.Inventory;
using Migrator.Rehearsal.Language;
using Migrator.Rehearsal.Metafields;
using Migrator.Rehearsal.Products;
using Migrator.Rehearsal.Publishing;
using Migrator.Rehearsal.Shop;

namespace Migrator.Rehearsal;

/// <summary>Everybody who answers for fields.</summary>
internal static class ServedFields
{
    private static readonly Lazy<ISchema> Built = new(() => SchemaFactory.Build(All()));

    /// <summary>The schema holds no state of a shop, so that all servers of a process share it.</summary>
    public static ISchema Schema => Built.Value;

    private static Fields All()
    {
        var fields = new Fields();
        ShopFields.Register(fields);
        LocationFields.Register(fields);
        PublicationFields.Register(fields);
        NodeFields.Register(fields);
        PublishMutations.Register(fields);
        MetafieldFields.Register(fields);
        MetafieldMutations.Register(fields);
        DefinitionFields.Register(fields);
        DefinitionMutations.Register(fields);
        ProductQueries.Register(fields);
        ProductFields.Register(fields);
        OptionView.Register(fields);
        VariantFields.Register(fields);
        ProductSet.Register(fields);
        ProductSetOperation.Register(fields);
        Tags.Register(fields);
        InventoryFields.Register(fields);
        MediaFields.Register(fields);
        StagedUploads.Register(fields);
        FileMutations.Register(fields);
        ProductMutations.Register(fields);
        VariantMutations.Register(fields);
        OptionMutations.Register(fields);
        InventoryMutations.Register(fields);
        BulkFields.Register(fields);
        BulkStart.Register(fields);
        return fields;
    }
}
