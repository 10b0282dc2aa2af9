using Migrator.Rehearsal.Language;
using Migrator.Rehearsal.Metafields;
using Migrator.Rehearsal.State;

namespace Migrator.Rehearsal.Products;

/// <summary>Finds out which product a productSet means.</summary>
internal sealed class ProductSetTarget(Call call, Input input, Complaints complaints)
{
    /// <summary>The product, or null where one is to be created.</summary>
    public Product? Find()
    {
        if (call.Arguments.Object("identifier") is not { } identifier)
            return input.Text("id") is { } old ? ById(old, "input.id") : null;
        if (input.HasValue("id"))
        {
            complaints.Add("input", "The id field is not allowed if identifier is provided.", "ID_NOT_ALLOWED");
            return null;
        }

        if (identifier.Text("id") is { } id)
            return ById(id, "identifier.id");
        return identifier.Text("handle") is { } handle ? ByHandle(handle) : ByCustomId(identifier.Object("customId")!);
    }

    private Product? ById(string id, string path)
    {
        var product = call.Session.Find<Product>(id);
        if (product is null)
            complaints.Add(path, "Product does not exist", "PRODUCT_DOES_NOT_EXIST");
        return product;
    }

    private Product? ByHandle(string handle)
    {
        if (!input.HasValue("handle"))
            complaints.Add("input.handle", "The input field corresponding to the identifier is required.", "MISSING_FIELD_REQUIRED");
        else if (Handles.Normalize(input.Required("handle")) != Handles.Normalize(handle))
            complaints.Add("input.handle", "The identifier value does not match the value of the corresponding field in the input.", "INPUT_MISMATCH");
        return call.Session.FindBy<Product>(Lookup.Text("handle", Handles.Normalize(handle)));
    }

    private Product? ByCustomId(Input custom)
    {
        if (input.HasValue("metafields") && !input.Objects("metafields").Any(Holds))
            complaints.Add("input.metafields", "The input argument `metafields` (if present) must contain the `customId` value.", "METAFIELD_MISMATCH");
        return CustomId.Find<Product>(call, custom);

        bool Holds(Input metafield) =>
            Namespaces.Resolve(metafield.Text("namespace")) == Namespaces.Resolve(custom.Text("namespace"))
            && metafield.Text("key") == custom.Text("key")
            && metafield.Text("value") == custom.Text("value");
    }
}
