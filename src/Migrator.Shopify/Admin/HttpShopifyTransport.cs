using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Migrator.Shopify.Admin;

/// <summary>The transport over <see cref="HttpClient"/>.</summary>
/// <param name="http">Follows no redirect and sets no time limit of its own; not disposed here.</param>
/// <param name="shop">Where.</param>
/// <param name="apiVersion">Such as <c>2026-10</c>.</param>
/// <param name="token">Asked for each call, so that a renewed token is taken up; goes nowhere but into the header.</param>
/// <param name="timeout">For one call.</param>
/// <param name="time">Measures it.</param>
internal sealed class HttpShopifyTransport(HttpClient http, ShopAddress shop, string apiVersion, Func<CancellationToken, Task<string>> token, TimeSpan timeout, TimeProvider time) : IShopifyTransport
{
    private readonly Uri _endpoint = shop.GraphQL(apiVersion);

    public async Task<GraphQLResponse> SendAsync(GraphQLRequest request, CancellationToken cancellationToken)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, _endpoint) { Content = Content(request) };
        message.Headers.Add("X-Shopify-Access-Token", await token(cancellationToken));
        message.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));

        using var limit = new CancellationTokenSource(timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            using var response = await http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, either.Token);
            return new GraphQLResponse(
                (int)response.StatusCode,
                await ReadAsync(response, either.Token),
                Header(response, "X-Request-Id"),
                Header(response, "X-Shopify-API-Version"),
                RetryAfter(response));
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TransportException(false, $"{shop.Key} did not answer {request.Operation} within {timeout.TotalSeconds:0} s.", e);
        }
        catch (HttpRequestException e)
        {
            throw new TransportException(WasNeverConnected(e), $"{shop.Key} cannot be reached: {e.Message}", e);
        }
        catch (IOException e)
        {
            throw new TransportException(false, $"The connection to {shop.Key} was lost during {request.Operation}: {e.Message}", e);
        }
    }

    private static ByteArrayContent Content(GraphQLRequest request)
    {
        var body = new JsonObject
        {
            ["query"] = request.Operation.Text,
            ["operationName"] = request.Operation.Name,
            ["variables"] = request.Variables?.DeepClone(),
        };
        return new ByteArrayContent(Encoding.UTF8.GetBytes(body.ToJsonString())) { Headers = { ContentType = new MediaTypeHeaderValue("application/json", "utf-8") } };
    }

    private static async Task<JsonElement?> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        try
        {
            using var document = await JsonDocument.ParseAsync(stream, cancellationToken: cancellationToken);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            // A page of a proxy, a frozen shop or a wrong address: the status says which.
            return null;
        }
    }

    /// <summary>Shopify writes seconds with a decimal point, which the header's own type does not take.</summary>
    private TimeSpan? RetryAfter(HttpResponseMessage response)
    {
        if (double.TryParse(Header(response, "Retry-After"), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds)) return TimeSpan.FromSeconds(seconds);
        if (response.Headers.RetryAfter?.Date is not { } date) return null;
        var wait = date - time.GetUtcNow();
        return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
    }

    private static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.NonValidated.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;

    private static bool WasNeverConnected(HttpRequestException e) =>
        e.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError;
}
