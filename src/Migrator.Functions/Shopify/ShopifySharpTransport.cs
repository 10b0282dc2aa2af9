using System.Text.Json;
using Migrator.Core.Runs;
using Migrator.Shopify.Admin;
using ShopifySharp;
using ShopifySharp.Services.Graph;

namespace Migrator.Functions.Shopify;

/// <summary>The transport over ShopifySharp's <see cref="GraphService"/>.</summary>
/// <param name="handlers">Asked for each call, so that names are looked up anew now and then; its handlers outlive those who use them.</param>
/// <param name="shop">Where.</param>
/// <param name="settings">The version of the API, and where the token is.</param>
/// <param name="secrets">Asked for each call, so that a renewed token is taken up.</param>
/// <param name="timeout">For one call.</param>
/// <param name="time">Measures it.</param>
internal sealed class ShopifySharpTransport(IHttpMessageHandlerFactory handlers, ShopAddress shop, TargetSettings settings, ISecrets secrets, TimeSpan timeout, TimeProvider time) : IShopifyTransport
{
    /// <summary>The handler's name with the factory. It follows no redirect: the token would go along.</summary>
    public const string HandlerName = "shopifysharp";

    public async Task<GraphQLResponse> SendAsync(GraphQLRequest request, CancellationToken cancellationToken)
    {
        var token = await secrets.ResolveAsync(settings.Token, cancellationToken);
        using var recorder = new AnswerRecorder(handlers.CreateHandler(HandlerName));
        using var http = new HttpClient(recorder) { Timeout = Timeout.InfiniteTimeSpan };
        var service = new AddressedGraphService(shop, token, settings.ApiVersion);
        service.SetHttpClient(http);
        service.SetExecutionPolicy(OneTry.Policy);

        using var limit = new CancellationTokenSource(timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            using var result = await service.PostAsync(Graph(request), either.Token);
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
        catch (Exception e) when (recorder.Answer is not null && e is ShopifyException or InvalidOperationException or JsonException)
        {
            // There is an answer, of which ShopifySharp thinks nothing good (or whose headers it misses): what to think of it is decided above.
        }

        return Response(recorder);
    }

    private static GraphRequest Graph(GraphQLRequest request) => new()
    {
        Query = request.Operation.Text,
        Variables = request.Variables?.ToDictionary(v => v.Key, object (v) => v.Value!),
        UserErrorHandling = GraphRequestUserErrorHandling.DoNotThrow,
    };

    private GraphQLResponse Response(AnswerRecorder recorder)
    {
        var answer = recorder.Answer!;
        return new GraphQLResponse((int)answer.StatusCode, Json(recorder.Body), Header(answer, "X-Request-Id"), Header(answer, "X-Shopify-API-Version"), RetryAfter(answer));
    }

    private static JsonElement? Json(byte[] body)
    {
        try
        {
            return JsonElement.Parse(body);
        }
        catch (JsonException)
        {
            // A page of a proxy, a frozen shop or a wrong address: the status says which.
            return null;
        }
    }

    private TimeSpan? RetryAfter(HttpResponseMessage answer) => answer.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date - time.GetUtcNow() is { } wait && wait > TimeSpan.Zero ? wait : TimeSpan.Zero,
        _ => null,
    };

    private static string? Header(HttpResponseMessage answer, string name) => answer.Headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;

    private static bool WasNeverConnected(HttpRequestException e) =>
        e.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError;
}
