using Migrator.Shopify.Import.Products;

namespace Migrator.Shopify.Review;

/// <summary>Finds out whether a source has an image that Shopify could not get.</summary>
/// <param name="http">Asks the source itself.</param>
internal sealed class Uncover(HttpClient http)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>True where the source surely has no such file; false where it has, or where that cannot be told.</summary>
    public async Task<bool> IsMissingAsync(string source, CancellationToken cancellationToken)
    {
        if (!ImageSources.IsAddress(source)) return !File.Exists(ImageSources.PathOf(source));
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Head, source);
            using var response = await http.SendAsync(request, limit.Token);
            return response.StatusCode is System.Net.HttpStatusCode.NotFound or System.Net.HttpStatusCode.Gone;
        }
        catch (HttpRequestException)
        {
            return false;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }
}
