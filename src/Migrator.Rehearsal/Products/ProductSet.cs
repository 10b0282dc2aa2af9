using Migrator.Rehearsal.Files;
using Migrator.Rehearsal.Language;
using Migrator.Rehearsal.Metafields;
using Migrator.Rehearsal.State;

namespace Migrator.Rehearsal.Products;

/// <summary><c>productSet</c>: makes a product as the input says, new or not; lists that are sent replace.</summary>
internal static class ProductSet
{
    public static void Register(Fields fields) => fields.Mutation("productSet", call =>
    {
        if (call.Arguments.Flag("synchronous") != false || call.Scope.InBulk)
            return Run(call);

        var operation = new ProductSetOperation();
        call.Session.Attempt(() =>
        {
            var payload = Run(call);
            operation.Product = (payload.GetValueOrDefault("product") as Product)?.Id ?? 0;
            operation.Errors = [.. (IReadOnlyCollection<UserError>)payload["userErrors"]!];
            return !payload.Failed;
        });
        call.Session.Add(operation);
        return new Payload(("productSetOperation", new ProductSetOperation.Pending(operation.Gid)));
    });

    private static Payload Run(Call call)
    {
        var complaints = new Complaints();
        var input = call.Arguments.Object("input")!;
        var target = new ProductSetTarget(call, input, complaints).Find();
        if (complaints.Any)
            return Refused(complaints);

        var isNew = target is null;
        var product = target ?? new Product { Id = call.Session.NextId(), CreatedAt = call.Session.Now };
        product.UpdatedAt = call.Session.Now;
        var content = new ProductContent(call, complaints, "input", "INVALID_PRODUCT");
        content.Apply(product, input, isNew);
        content.Handle(product, input, isNew, "input.handle", "HANDLE_NOT_UNIQUE");
        if (input.HasValue("collections") && input.Texts("collections").Count > 0)
            throw FieldException.NotServed("ProductSetInput.collections");

        var files = new ProductMedia(call, complaints, product, "INVALID_INPUT");
        if (input.Has("files"))
            files.Replace(input.Objects("files"), "input.files");
        new VariantSet(call, complaints, product, files).Apply(input, isNew);
        if (complaints.Any)
            return Refused(complaints);

        call.Session.Save(product);
        Metafields(call, input, product, complaints);
        return complaints.Any ? Refused(complaints) : new Payload(("product", product));
    }

    private static void Metafields(Call call, Input input, Product product, Complaints complaints)
    {
        var writer = new MetafieldWriter(call, product, complaints, code => code is "TAKEN" ? "CAPABILITY_VIOLATION" : "INVALID_METAFIELD");
        if (input.Has("metafields"))
            writer.Replace(input.Objects("metafields"), "input.metafields");
        if (call.Arguments.Object("identifier")?.Object("customId") is { } custom && !complaints.Any)
            writer.Set(custom, "identifier.customId");
    }

    private static Payload Refused(Complaints complaints) => new(("product", null), ("userErrors", complaints.All)) { Failed = true };
}

/// <summary>A productSet that was asked to run on its own. Here it is done by the time anyone can look.</summary>
internal sealed class ProductSetOperation : Entity
{
    public long Product { get; set; }

    public List<UserError> Errors { get; set; } = [];

    /// <summary>What the mutation shows before anybody asked how it went.</summary>
    internal sealed record Pending(string Id) : ITyped
    {
        public string TypeName => "ProductSetOperation";
    }

    public static void Register(Fields fields)
    {
        fields.Query("productOperation", call => call.Session.Find<ProductSetOperation>(call.Arguments.Text("id")));
        fields.Of<object>("ProductSetOperation")
            .Add("id", o => o is ProductSetOperation done ? done.Gid : ((Pending)o).Id)
            .Add("status", o => o is ProductSetOperation ? "COMPLETE" : "CREATED")
            .Add("product", (o, call) => o is ProductSetOperation done ? call.Session.Find<Product>(done.Product) : null)
            .Add("userErrors", o => o is ProductSetOperation done ? done.Errors : []);
    }
}
