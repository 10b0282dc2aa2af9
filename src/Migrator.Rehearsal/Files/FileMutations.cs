using System.Text.Json;
using Migrator.Rehearsal.Language;
using Migrator.Rehearsal.Products;
using Migrator.Rehearsal.State;

namespace Migrator.Rehearsal.Files;

/// <summary><c>fileCreate</c>, <c>fileUpdate</c>, <c>fileDelete</c>, <c>productCreateMedia</c>, <c>productReorderMedia</c>.</summary>
internal static class FileMutations
{
    public static void Register(Fields fields)
    {
        fields.Mutation("fileCreate", Create);
        fields.Mutation("fileUpdate", Update);
        fields.Mutation("fileDelete", Delete);
        fields.Mutation("productCreateMedia", CreateForProduct);
        fields.Mutation("productReorderMedia", Reorder);
        fields.Query("job", call => Gid.TryParse(call.Arguments.Text("id"), out var id) && id.Kind == "Job" ? new { Id = id.ToString(), Done = true } : null);
    }

    private static Payload Create(Call call)
    {
        var complaints = new Complaints();
        var files = new List<MediaImage>();
        foreach (var (index, input) in call.Arguments.Objects("files").Index())
        {
            var (name, source) = (input.Text("filename"), input.Required("originalSource"));
            if (input.Text("alt")?.Length > FileIntake.MostAlt)
                complaints.Add($"files.{index}.alt", $"The alt value exceeds the maximum limit of {FileIntake.MostAlt} characters.", "ALT_VALUE_LIMIT_EXCEEDED");
            else if (input.Text("duplicateResolutionMode") == "REPLACE" && input.Text("contentType") is null)
                complaints.Add($"files.{index}.duplicateResolutionMode", "Duplicate resolution mode 'REPLACE' is not supported for 'MISSING' media type.", "INVALID_DUPLICATE_MODE_FOR_TYPE");
            else if (input.Text("duplicateResolutionMode") == "REPLACE" && name is null)
                complaints.Add($"files.{index}.filename", "Missing filename argument when attempting to use REPLACE duplicate mode.", "MISSING_FILENAME_FOR_DUPLICATE_MODE_REPLACE");
            else if (name is not null && Uri.TryCreate(source, UriKind.Absolute, out var uri) && Path.GetExtension(uri.AbsolutePath) is { Length: > 0 } extension && extension != Path.GetExtension(name))
                complaints.Add($"files.{index}.filename", "Provided filename extension must match original source.", "MISMATCHED_FILENAME_AND_ORIGINAL_SOURCE");
            else if (new FileIntake(call).Take(input.Required("originalSource"), input.Text("alt"), input.Text("filename"), input.Text("contentType")) is { } file)
                files.Add(file);
            else
                complaints.Add($"files.{index}.originalSource", "File URL is invalid", "INVALID_IMAGE_SOURCE_URL");
        }

        return complaints.Any ? new Payload(("files", Array.Empty<object>()), ("userErrors", complaints.All)) { Failed = true } : new Payload(("files", files));
    }

    private static Payload Update(Call call)
    {
        var inputs = call.Arguments.Objects("files");
        var missing = inputs.Select(f => f.Required("id")).Where(id => call.Session.Find<MediaImage>(id) is null).ToArray();
        if (missing.Length > 0)
            return Refuse("files", $"File id {JsonSerializer.Serialize(missing)} does not exist.", "FILE_DOES_NOT_EXIST");
        var complaints = new Complaints();
        var updated = inputs.Select((input, index) => UpdateOne(call, input, $"files.{index}", complaints)).ToList();
        return complaints.Any ? new Payload(("files", Array.Empty<object>()), ("userErrors", complaints.All)) { Failed = true } : new Payload(("files", updated));
    }

    private static MediaImage UpdateOne(Call call, Input input, string path, Complaints complaints)
    {
        var file = call.Session.Find<MediaImage>(input.Text("id"))!;
        if (input.HasValue("originalSource") || input.HasValue("previewImageSource"))
            throw FieldException.NotServed("Replacing the picture of a file by fileUpdate");
        if (MediaFields.Status(file, call) != "READY")
            complaints.Add("files", "Non-ready files cannot be updated.", "NON_READY_STATE");
        else if (input.Text("filename") is { } name && !Path.GetExtension(name).Equals(file.Extension, StringComparison.OrdinalIgnoreCase))
            complaints.Add("files", "The filename extension provided must match the original filename.", "INVALID_FILENAME_EXTENSION");
        if (input.Text("alt")?.Length > FileIntake.MostAlt)
            complaints.Add($"{path}.alt", $"The alt value exceeds the maximum limit of {FileIntake.MostAlt} characters.", "ALT_VALUE_LIMIT_EXCEEDED");
        // An empty alt is ignored, as Shopify is seen to do.
        file.Alt = input.Text("alt") is { Length: > 0 } alt ? alt : file.Alt;
        file.Filename = input.Text("filename") ?? file.Filename;
        file.UpdatedAt = call.Session.Now;
        call.Session.Save(file);
        Refer(call, file, input.Texts("referencesToAdd"), add: true, complaints);
        Refer(call, file, input.Texts("referencesToRemove"), add: false, complaints);
        return file;
    }

    private static void Refer(Call call, MediaImage file, IReadOnlyList<string> targets, bool add, Complaints complaints)
    {
        foreach (var target in targets)
        {
            if (call.Session.Find<Product>(target) is not { } product)
            {
                complaints.Add("files", "The reference target does not exist", "REFERENCE_TARGET_DOES_NOT_EXIST");
                continue;
            }

            if (add && !product.Media.Contains(file.Id))
                product.Media.Add(file.Id);
            else if (!add)
                product.Media.Remove(file.Id);
            call.Session.Save(product);
        }
    }

    private static Payload Delete(Call call)
    {
        var ids = call.Arguments.Texts("fileIds");
        var missing = ids.Where(id => call.Session.Find<MediaImage>(id) is null).ToArray();
        if (missing.Length > 0)
            return Refuse("fileIds", $"File id {JsonSerializer.Serialize(missing)} does not exist.", "FILE_DOES_NOT_EXIST");
        foreach (var file in ids.Select(id => call.Session.Find<MediaImage>(id)!))
        {
            foreach (var product in call.Session.Ids<Product>(Lookup.Number("media", file.Id)).Select(id => call.Session.Find<Product>(id)!))
            {
                product.Media.Remove(file.Id);
                call.Session.Save(product);
            }

            foreach (var variant in call.Session.Ids<ProductVariant>(Lookup.Number("media", file.Id)).Select(id => call.Session.Find<ProductVariant>(id)!))
            {
                variant.MediaFile = 0;
                call.Session.Save(variant);
            }

            call.Session.Delete(file.Id);
        }

        return new Payload(("deletedFileIds", ids));
    }

    private static Payload CreateForProduct(Call call)
    {
        if (call.Session.Find<Product>(call.Arguments.Text("productId")) is not { } product)
            return new Payload(("media", null), ("mediaUserErrors", new[] { UserError.At("productId", "Product does not exist", "PRODUCT_DOES_NOT_EXIST") }), ("userErrors", new[] { UserError.At("productId", "Product does not exist") })) { Failed = true };
        var complaints = new Complaints();
        var added = new ProductMedia(call, complaints, product, "INVALID").Append(call.Arguments.Objects("media"), "media");
        call.Session.Save(product);
        return new Payload(("media", added), ("product", product), ("mediaUserErrors", complaints.All), ("userErrors", complaints.All));
    }

    private static Payload Reorder(Call call)
    {
        if (call.Session.Find<Product>(call.Arguments.Text("id")) is not { } product)
            return new Payload(("job", null), ("mediaUserErrors", new[] { UserError.At("id", "Product does not exist", "PRODUCT_DOES_NOT_EXIST") }), ("userErrors", new[] { UserError.At("id", "Product does not exist") })) { Failed = true };
        foreach (var move in call.Arguments.Objects("moves"))
        {
            var id = Gid.NumberOf(move.Text("id"), nameof(MediaImage));
            if (product.Media.Remove(id))
                product.Media.Insert(Math.Clamp(int.Parse(move.Required("newPosition"), System.Globalization.CultureInfo.InvariantCulture), 0, product.Media.Count), id);
        }

        call.Session.Save(product);
        return new Payload(("job", new { Id = $"gid://shopify/Job/{Guid.NewGuid()}", Done = false }), ("mediaUserErrors", Array.Empty<UserError>()));
    }

    private static Payload Refuse(string path, string message, string code) =>
        new(("files", Array.Empty<object>()), ("userErrors", new[] { UserError.At(path, message, code) })) { Failed = true };
}
