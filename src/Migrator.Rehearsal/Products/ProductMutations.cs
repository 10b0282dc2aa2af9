using Migrator.Rehearsal.Files;
using Migrator.Rehearsal.Inventory;
using Migrator.Rehearsal.Language;
using Migrator.Rehearsal.Metafields;
using Migrator.Rehearsal.Shop;

namespace Migrator.Rehearsal.Products;

/// <summary><c>productCreate</c>, <c>productUpdate</c>, <c>productDelete</c>, <c>productChangeStatus</c>.</summary>
internal static class ProductMutations
{
    public static void Register(Fields fields)
    {
        fields.Mutation("productCreate", Create);
        fields.Mutation("productUpdate", Update);
        fields.Mutation("productDelete", Delete);
        fields.Mutation("productChangeStatus", ChangeStatus);
    }

    private static Payload Create(Call call)
    {
        var arguments = call.Arguments;
        var input = arguments.Object("product") ?? arguments.Object("input") ?? Input.None;
        var complaints = new Complaints();
        var product = new Product { Id = call.Session.NextId(), CreatedAt = call.Session.Now, UpdatedAt = call.Session.Now };
        Fill(call, complaints, product, input, isNew: true);
        if (!complaints.Any)
            FirstVariant(call, complaints, product, input);
        if (!complaints.Any)
        {
            call.Session.Save(product);
            Attach(call, complaints, product, input);
        }

        var shop = ShopFields.Current(call);
        return complaints.Any
            ? new Payload(("product", null), ("shop", shop), ("userErrors", complaints.All)) { Failed = true }
            : new Payload(("product", product), ("shop", shop));
    }

    private static Payload Update(Call call)
    {
        var arguments = call.Arguments;
        var input = arguments.Object("product") ?? arguments.Object("input") ?? Input.None;
        var product = arguments.Object("identifier") is { } identifier ? ProductQueries.ByIdentifier(call, identifier) : call.Session.Find<Product>(input.Text("id"));
        if (product is null)
            return new Payload(("product", null), ("userErrors", new[] { UserError.At("id", "Product does not exist") })) { Failed = true };
        var complaints = new Complaints();
        Fill(call, complaints, product, input, isNew: false);
        product.UpdatedAt = call.Session.Now;
        if (!complaints.Any)
        {
            Attach(call, complaints, product, input);
            call.Session.Save(product);
        }

        var id = product.Id;
        return complaints.Any
            ? new Payload(("userErrors", complaints.All)) { Failed = true, Restore = payload => payload["product"] = call.Session.Find<Product>(id) }
            : new Payload(("product", product));
    }

    private static Payload Delete(Call call)
    {
        var shop = ShopFields.Current(call);
        if (call.Arguments.Flag("synchronous") == false)
            throw FieldException.NotServed("The argument synchronous: false of Mutation.productDelete");
        if (call.Session.Find<Product>(call.Arguments.Object("input")!.Text("id")) is not { } product)
            return new Payload(("deletedProductId", null), ("shop", shop), ("userErrors", new[] { UserError.At("id", "Product does not exist") })) { Failed = true };
        call.Session.Delete(product.Id);
        return new Payload(("deletedProductId", product.Gid), ("shop", shop));
    }

    private static Payload ChangeStatus(Call call)
    {
        if (call.Session.Find<Product>(call.Arguments.Text("productId")) is not { } product)
            return Payload.Refuse(UserError.At("productId", "Product does not exist", "PRODUCT_NOT_FOUND"));
        (product.Status, product.UpdatedAt) = (call.Arguments.Required("status"), call.Session.Now);
        call.Session.Save(product);
        return new Payload(("product", product));
    }

    private static void Fill(Call call, Complaints complaints, Product product, Input input, bool isNew)
    {
        var content = new ProductContent(call, complaints, "", null);
        content.Apply(product, input, isNew);
        content.Handle(product, input, isNew, "input.handle", null);
        if (input.HasValue("collectionsToJoin") || input.HasValue("collectionsToLeave"))
            throw FieldException.NotServed("Collections of a product");
    }

    /// <summary>The first variant takes the first value of each option; the other values have no variant yet.</summary>
    private static void FirstVariant(Call call, Complaints complaints, Product product, Input input)
    {
        product.Options = input.HasValue("productOptions")
            ? FirstOptions(call, complaints, input)
            : OptionSet.Standard(call.Session);
        if (complaints.Any || product.Options.Exists(o => o.Values.Count == 0))
            return;
        var (variant, item) = new VariantContent(call.Session, complaints, VariantCodes.OfBulk).Create(product, 1);
        variant.Values = product.Options.ConvertAll(o => o.Values[0].Id);
        new Stock(call.Session).StockSomewhere(item);
        call.Session.Save(variant);
        call.Session.Save(item);
    }

    private static List<ProductOption> FirstOptions(Call call, Complaints complaints, Input input)
    {
        var inner = new Complaints();
        var options = new OptionSet(call.Session, inner).Apply([], input.Objects("productOptions"), "options");
        foreach (var error in inner.All)
            complaints.Add(error.Message.Contains("' / '", StringComparison.Ordinal) ? UserError.At("options", "Name cannot contain the character sequence \" / \"") : error with { Code = null });
        return options;
    }

    private static void Attach(Call call, Complaints complaints, Product product, Input input)
    {
        if (input.HasValue("metafields"))
            new MetafieldWriter(call, product, complaints, _ => null).SetAll(input.Objects("metafields"), "metafields");
        if (call.Arguments.HasValue("media"))
        {
            new ProductMedia(call, complaints, product, null).Append(call.Arguments.Objects("media"), "media");
            call.Session.Save(product);
        }
    }
}
