using Migrator.Rehearsal.Language;
using Migrator.Rehearsal.Products;
using Migrator.Rehearsal.State;

namespace Migrator.Rehearsal.Files;

/// <summary>The files of a product while a mutation works on it.</summary>
internal sealed class ProductMedia(Call call, Complaints complaints, Product product, string? code)
{
    public const int Most = 250;
    private readonly Dictionary<string, long> _bySource = new(StringComparer.Ordinal);

    /// <summary>Makes the product's files those given, in that order. A URL makes a new file, an id keeps one.</summary>
    public void Replace(IReadOnlyList<Input> inputs, string path)
    {
        if (inputs.Count > Most)
            complaints.Add(path, $"Product media limit exceeded. A product can have at most {Most} media.", code);
        var files = new List<long>(inputs.Count);
        for (var i = 0; i < inputs.Count; i++)
        {
            if (File(inputs[i], $"{path}.{i}") is { } file && !files.Contains(file.Id))
                files.Add(file.Id);
        }

        product.Media = files;
    }

    /// <summary>Adds files by URL behind those that the product has.</summary>
    public List<MediaImage> Append(IReadOnlyList<Input> inputs, string path)
    {
        var added = inputs.Index().Select(i => File(i.Item, $"{path}.{i.Index}")).OfType<MediaImage>().ToList();
        product.Media.AddRange(added.Select(f => f.Id));
        if (product.Media.Count > Most)
            complaints.Add(path, $"Product media limit exceeded. A product can have at most {Most} media.", code);
        return added;
    }

    /// <summary>The file that a variant names: it must be one of the product's.</summary>
    public long Chosen(Input file, string path)
    {
        var id = file.Text("id") is { } gid ? Gid.NumberOf(gid, nameof(MediaImage)) : _bySource.GetValueOrDefault(file.Text("originalSource") ?? "");
        if (id != 0 && product.Media.Contains(id))
            return id;
        complaints.Add(path, "Any file specified here must also be specified in the `files` input for the product.", code);
        return 0;
    }

    /// <summary>A variant loses its picture when the product does.</summary>
    public void ForgetGone()
    {
        foreach (var variant in call.Session.Children<ProductVariant>(product.Id).Where(v => v.MediaFile != 0 && !product.Media.Contains(v.MediaFile)))
        {
            variant.MediaFile = 0;
            call.Session.Save(variant);
        }
    }

    private MediaImage? File(Input input, string path)
    {
        var alt = input.Text("alt");
        if (alt?.Length > FileIntake.MostAlt)
        {
            complaints.Add($"{path}.alt", $"The alt value exceeds the maximum limit of {FileIntake.MostAlt} characters.", code);
            return null;
        }

        if (input.Text("id") is { } id)
            return Keep(id, input, alt, path);
        var source = input.Text("originalSource") ?? "";
        var file = new FileIntake(call).Take(source, alt, input.Text("filename"), input.Text("contentType") ?? input.Text("mediaContentType"));
        if (file is null)
        {
            complaints.Add($"{path}.originalSource", "Image URL is invalid", code);
            return null;
        }

        _bySource[source] = file.Id;
        return file;
    }

    private MediaImage? Keep(string id, Input input, string? alt, string path)
    {
        if (call.Session.Find<MediaImage>(id) is not { } file)
        {
            complaints.Add($"{path}.id", $"File id {id} does not exist.", code);
            return null;
        }

        if (input.Has("alt") && file.Alt != alt)
        {
            file.Alt = alt;
            file.UpdatedAt = call.Session.Now;
            call.Session.Save(file);
        }

        return file;
    }
}
