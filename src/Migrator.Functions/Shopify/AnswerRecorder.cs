namespace Migrator.Functions.Shopify;

/// <summary>
/// Keeps what Shopify answered, as it was. ShopifySharp makes exceptions of refusals and of errors beside data, and drops what the cost budget needs;
/// whoever calls a transport wants the answer itself.
/// </summary>
/// <param name="inner">Sends.</param>
internal sealed class AnswerRecorder(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    public HttpResponseMessage? Answer { get; private set; }

    public byte[] Body { get; private set; } = [];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        Body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        Answer = response;
        return response;
    }
}
