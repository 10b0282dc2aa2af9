using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Migrator.Web.Problems;

namespace Migrator.Web.Runs;

/// <summary>What a caller sends to start a run: the configuration, and the mapping file that it names.</summary>
/// <param name="Configuration">The text that <c>migrate --config</c> would read.</param>
/// <param name="Mapping">The mapping's text; null where none was sent.</param>
internal sealed record RequestBody(string Configuration, string? Mapping)
{
    private const string Remedy =
        "Send the configuration as application/json; with a mapping, send multipart/form-data with the parts 'configuration' and 'mapping'.";

    /// <summary>JSON alone, or a form with the parts <c>configuration</c> and <c>mapping</c>: what a file names beside it cannot be read from here.</summary>
    public static async Task<RequestBody> ReadAsync(HttpRequest request, long largest, CancellationToken cancellationToken)
    {
        if (request.ContentLength > largest) throw TooLarge(largest);
        if (request.HasFormContentType) return await ReadFormAsync(request, largest, cancellationToken);
        if (!request.HasJsonContentType())
        {
            throw new Problem(StatusCodes.Status415UnsupportedMediaType, "unsupported-media-type", "The body is not JSON.", $"The content type is '{request.ContentType ?? "not given"}'.", Remedy)
                .AsException();
        }

        return new RequestBody(await TextAsync(request.Body, largest, cancellationToken), null);
    }

    private static async Task<RequestBody> ReadFormAsync(HttpRequest request, long largest, CancellationToken cancellationToken)
    {
        IFormCollection form;
        try
        {
            form = await request.ReadFormAsync(new FormOptions { MultipartBodyLengthLimit = largest, ValueLengthLimit = (int)largest, ValueCountLimit = 8 }, cancellationToken);
        }
        catch (Exception e) when (e is InvalidDataException or IOException and not BadHttpRequestException)
        {
            throw Problem.BadBody($"The form cannot be read: {e.Message}", Remedy).AsException();
        }

        var unknown = form.Keys.Concat(form.Files.Select(f => f.Name)).FirstOrDefault(n => n is not ("configuration" or "mapping"));
        if (unknown is not null) throw Problem.BadBody($"The form has a part '{unknown}'.", Remedy).AsException();
        var configuration = await PartAsync(form, "configuration", largest, cancellationToken)
            ?? throw Problem.BadBody("The form has no part 'configuration'.", Remedy).AsException();
        return new RequestBody(configuration, CheckedMapping(await PartAsync(form, "mapping", largest, cancellationToken)));
    }

    private static async Task<string?> PartAsync(IFormCollection form, string name, long largest, CancellationToken cancellationToken)
    {
        if (form.TryGetValue(name, out var value)) return value.ToString();
        if (form.Files.GetFile(name) is not { } file) return null;
        await using var stream = file.OpenReadStream();
        return await TextAsync(stream, largest, cancellationToken);
    }

    /// <summary>What the settings in it mean is checked when the run connects; that it is an object at all, here.</summary>
    private static string? CheckedMapping(string? mapping)
    {
        if (mapping is null) return null;
        try
        {
            using var document = JsonDocument.Parse(mapping);
            if (document.RootElement.ValueKind == JsonValueKind.Object) return mapping;
            throw Problem.BadBody("The part 'mapping' is JSON, but not an object.", "Send the mapping file as it is.").AsException();
        }
        catch (JsonException e)
        {
            throw Problem.BadBody($"The part 'mapping' is not JSON: {e.Message}", "Send the mapping file as it is.").AsException();
        }
    }

    private static async Task<string> TextAsync(Stream stream, long largest, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await stream.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (content.Length + read > largest) throw TooLarge(largest);
            content.Write(buffer, 0, read);
        }

        content.Position = 0;
        try
        {
            using var reader = new StreamReader(content, new UTF8Encoding(false, throwOnInvalidBytes: true));
            return await reader.ReadToEndAsync(cancellationToken);
        }
        catch (DecoderFallbackException)
        {
            throw Problem.BadBody("The body is not UTF-8.", "Save the file as UTF-8 and send it again.").AsException();
        }
    }

    private static ProblemException TooLarge(long largest) =>
        new Problem(StatusCodes.Status413PayloadTooLarge, "too-large", "The body is too large.", $"It is larger than {largest} bytes.", "Send settings only: records are read from the source.").AsException();
}
