using System.Text.Json;
using System.Text.Json.Nodes;
using Migrator.Core.Failures;
using Migrator.Shopify.Admin;

namespace Migrator.Shopify.Bulk;

/// <summary>Files to and from the storage that Shopify points to. No token goes there: the addresses are signed.</summary>
/// <param name="http">Sets no time limit of its own.</param>
/// <param name="client">Asks for places to upload to.</param>
internal sealed class FileTransfer(HttpClient http, ShopifyClient client)
{
    /// <summary>Uploads a file.</summary>
    /// <param name="resource">What it is for, such as <c>BULK_MUTATION_VARIABLES</c> or <c>IMAGE</c>.</param>
    /// <param name="fileName">Its name.</param>
    /// <param name="mimeType">Its type.</param>
    /// <param name="content">Its bytes; read to the end and not disposed.</param>
    /// <param name="cancellationToken">Stops the upload.</param>
    /// <exception cref="MigratorException">Retriable: it did not arrive. Record: Shopify does not take such a file.</exception>
    public async Task<StagedFile> UploadAsync(string resource, string fileName, string mimeType, Stream content, CancellationToken cancellationToken)
    {
        var input = new JsonObject { ["resource"] = resource, ["filename"] = fileName, ["mimeType"] = mimeType, ["httpMethod"] = "POST" };
        if (content.CanSeek) input["fileSize"] = content.Length.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var data = await client.RunAsync(Operations.StagedUploadsCreate, new JsonObject { ["input"] = new JsonArray(input) }, cancellationToken);
        if (UserErrors.Of(data.At("stagedUploadsCreate")!.Value) is { } refused)
            throw new MigratorException(FailureClass.Record, $"Shopify does not take the file '{fileName}': {refused}.");

        var target = data.Each("stagedUploadsCreate", "stagedTargets").Single();
        var parameters = target.Each("parameters").Select(p => (Name: p.Text("name")!, Value: p.Text("value") ?? "")).ToList();
        using var form = new MultipartFormDataContent();
        foreach (var (name, value) in parameters) form.Add(new StringContent(value), Quoted(name));
        var file = new StreamContent(new Undisposed(content));
        file.Headers.ContentType = new System.Net.Http.Headers.MediaTypeHeaderValue(mimeType);
        // What follows the file is ignored by the storage: it must come last (FACTS 6).
        form.Add(file, Quoted("file"), Quoted(fileName));

        await PostAsync(new Uri(target.Text("url")!), form, fileName, cancellationToken);
        return new StagedFile(parameters.FirstOrDefault(p => p.Name == "key").Value, target.Text("resourceUrl"));
    }

    /// <summary>Opens a result file; the caller disposes the stream, and reads it with <see cref="Lost"/> in mind.</summary>
    /// <exception cref="MigratorException">Retriable: it cannot be had now.</exception>
    public async Task<Stream> OpenAsync(Uri address, CancellationToken cancellationToken)
    {
        try
        {
            var response = await http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            if (response.IsSuccessStatusCode) return await response.Content.ReadAsStreamAsync(cancellationToken);
            response.Dispose();
            throw MigratorException.Retriable($"A result file of Shopify cannot be fetched from {address.Host}: HTTP {(int)response.StatusCode}.");
        }
        catch (HttpRequestException e)
        {
            throw Lost(e);
        }
    }

    /// <summary>A transfer that broke off.</summary>
    public static MigratorException Lost(Exception e) => MigratorException.Retriable($"A file transfer with Shopify's storage broke off: {e.Message}", inner: e);

    private async Task PostAsync(Uri address, HttpContent form, string fileName, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await http.PostAsync(address, form, cancellationToken);
            if (response.IsSuccessStatusCode) return;
            throw MigratorException.Retriable($"Shopify's storage {address.Host} did not take '{fileName}': HTTP {(int)response.StatusCode}.");
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            throw Lost(e);
        }
    }

    // Storage services read the names as RFC 7578 writes them, in quotation marks.
    private static string Quoted(string name) => name.StartsWith('"') ? name : JsonSerializer.Serialize(name);

    /// <summary>Lets a form be disposed and its file be sent again.</summary>
    private sealed class Undisposed(Stream inner) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => inner.CanSeek;

        public override bool CanWrite => false;

        public override long Length => inner.Length;

        public override long Position
        {
            get => inner.Position;
            set => inner.Position = value;
        }

        public override int Read(byte[] buffer, int offset, int count) => inner.Read(buffer, offset, count);

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => inner.ReadAsync(buffer, cancellationToken);

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => inner.ReadAsync(buffer, offset, count, cancellationToken);

        public override long Seek(long offset, SeekOrigin origin) => inner.Seek(offset, origin);

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Flush()
        {
        }
    }
}

/// <param name="Key">The storage's name for it: a bulk operation's <c>stagedUploadPath</c>.</param>
/// <param name="ResourceUrl">The address by which a mutation refers to it.</param>
internal sealed record StagedFile(string? Key, string? ResourceUrl);
