using Migrator.Rehearsal.Language;

namespace Migrator.Rehearsal.Products;

/// <summary>
/// The fields that productSet, productCreate and productUpdate share. Each names its places in its own way, so the caller
/// gives the path that stands before the field, and the code.
/// </summary>
internal sealed class ProductContent(Call call, Complaints complaints, string prefix, string? code)
{
    private const int MostCharacters = 255;
    private const int MostSeoTitle = 70;
    private const int MostSeoDescription = 320;

    public void Apply(Product product, Input input, bool isNew)
    {
        if (input.Has("title") || isNew)
            Title(product, input);
        product.DescriptionHtml = input.Has("descriptionHtml") ? input.Text("descriptionHtml") ?? "" : product.DescriptionHtml;
        if (input.Has("vendor") || isNew)
            product.Vendor = Short("vendor", "Vendor", input.Text("vendor") is { Length: > 0 } vendor ? vendor : call.Shop.Options.ShopName);
        if (input.Has("productType"))
            ProductType(product, input.Text("productType") ?? "");
        product.Status = input.Text("status") ?? product.Status;
        product.TemplateSuffix = input.Has("templateSuffix") ? input.Text("templateSuffix") : product.TemplateSuffix;
        product.RequiresSellingPlan = input.Flag("requiresSellingPlan") ?? product.RequiresSellingPlan;
        product.GiftCard = input.Flag("giftCard") ?? product.GiftCard;
        product.Category = input.Has("category") ? input.Text("category") : product.Category;
        Seo(product, input.Object("seo"));
        if (input.Has("tags"))
            SetTags(product, input.Texts("tags"));
    }

    /// <summary>Gives the product the handle that was asked for, or one made from its title.</summary>
    /// <param name="takenPath">Where the mutation complains of a handle that another product has.</param>
    public void Handle(Product product, Input input, bool isNew, string takenPath, string? takenCode)
    {
        var given = (input.Text("handle") ?? "").Trim();
        var wanted = Handles.Normalize(given);
        if (wanted.Length == 0)
        {
            // A handle of nothing but punctuation is no handle, and the title is not asked either.
            if (isNew || given.Length > 0)
                product.Handle = Handles.Free(call.Session, given.Length > 0 ? "" : product.Title, product.Id);
            return;
        }

        if (wanted.Length > Handles.MostCharacters)
            complaints.Add(Path("handle"), $"Handle is too long (maximum is {Handles.MostCharacters} characters)", code);
        else if (Handles.IsTaken(call.Session, wanted, product.Id))
            complaints.Add(takenPath, $"Handle '{wanted}' already in use. Please provide a new handle.", takenCode);
        else
            product.Handle = wanted;
    }

    private void Title(Product product, Input input)
    {
        var title = (input.Text("title") ?? "").Trim();
        if (title.Length == 0)
            complaints.Add(Path("title"), "Title can't be blank", code);
        product.Title = Short("title", "Title", title);
    }

    private void ProductType(Product product, string type)
    {
        product.ProductType = Short("productType", "Product type", type);
        if (type.Length > MostCharacters)
            complaints.Add(Path("customProductType"), $"Custom product type is too long (maximum is {MostCharacters} characters)", code);
    }

    private void Seo(Product product, Input? seo)
    {
        if (seo is null)
            return;
        if (seo.Has("title"))
            product.SeoTitle = Blank(seo.Text("title"));
        if (seo.Has("description"))
            product.SeoDescription = Blank(seo.Text("description"));
        if (product.SeoTitle?.Length > MostSeoTitle)
            complaints.Add(Path("seo.title"), $"SEO title is too long (maximum is {MostSeoTitle} characters)", code);
        if (product.SeoDescription?.Length > MostSeoDescription)
            complaints.Add(Path("seo.description"), $"SEO description is too long (maximum is {MostSeoDescription} characters)", code);
    }

    private void SetTags(Product product, IReadOnlyList<string> tags)
    {
        product.Tags = Tags.Normalize(tags);
        if (!Tags.AreValid(product.Tags))
            complaints.Add(Path("tags"), "Product tags is invalid", code);
    }

    private string Short(string field, string title, string text)
    {
        if (text.Length > MostCharacters)
            complaints.Add(Path(field), $"{title} is too long (maximum is {MostCharacters} characters)", code);
        return text;
    }

    private static string? Blank(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private string Path(string field) => prefix.Length == 0 ? field : $"{prefix}.{field}";
}
