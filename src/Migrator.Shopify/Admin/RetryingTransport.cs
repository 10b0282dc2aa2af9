using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;

namespace Migrator.Shopify.Admin;

/// <summary>
/// Sends a call again when Shopify may take it next time: 429, 430, 5xx, THROTTLED, a lost connection, a timeout. Never because of what Shopify said of the
/// data. A call that may have taken effect is sent again only if it is repeatable: its sender looks first.
/// </summary>
internal sealed class RetryingTransport : IShopifyTransport
{
    private static readonly ResiliencePropertyKey<GraphQLRequest> Request = new("request");

    private readonly IShopifyTransport _inner;
    private readonly ResiliencePipeline<GraphQLResponse> _pipeline;

    /// <param name="inner">Sends.</param>
    /// <param name="options">How often and how patiently.</param>
    /// <param name="waitsForUnreachable">Whether a shop that cannot be reached is waited for: not at the first contact, where the address is wrong more likely.</param>
    /// <param name="time">Waits.</param>
    /// <param name="logger">Told of each repetition.</param>
    public RetryingTransport(IShopifyTransport inner, ShopifyOptions options, bool waitsForUnreachable, TimeProvider time, ILogger logger)
    {
        _inner = inner;
        _pipeline = new ResiliencePipelineBuilder<GraphQLResponse> { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions<GraphQLResponse>
            {
                MaxRetryAttempts = Math.Max(1, options.Attempts - 1),
                BackoffType = DelayBackoffType.Exponential,
                Delay = options.FirstWait,
                MaxDelay = options.LongestWait,
                UseJitter = true,
                ShouldHandle = args => ValueTask.FromResult(MayRetry(args.Context.Properties.GetValue(Request, null!), args.Outcome, waitsForUnreachable)),
                DelayGenerator = args => ValueTask.FromResult(args.Outcome.Result is { } response ? Hint(response) : null),
                OnRetry = args =>
                {
                    var request = args.Context.Properties.GetValue(Request, null!);
                    logger.CallRetried(request.Operation.Name, args.AttemptNumber + 1, args.RetryDelay.TotalSeconds, Reason(args.Outcome), args.Outcome.Result?.RequestId);
                    return ValueTask.CompletedTask;
                },
            })
            .Build();
    }

    public async Task<GraphQLResponse> SendAsync(GraphQLRequest request, CancellationToken cancellationToken)
    {
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Properties.Set(Request, request);
        try
        {
            return await _pipeline.ExecuteAsync(
                static async (context, inner) => await inner.SendAsync(context.Properties.GetValue(Request, null!), context.CancellationToken), context, _inner);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private static bool MayRetry(GraphQLRequest request, Outcome<GraphQLResponse> outcome, bool waitsForUnreachable) => outcome switch
    {
        { Exception: TransportException lost } => lost.IsSurelyUnsent ? waitsForUnreachable : request.IsRepeatable,
        { Exception: not null } => false,
        { Result: { } response } => response.WasRefusedUnseen() || (response.MayHaveTakenEffect() && request.IsRepeatable),
        _ => false,
    };

    private static TimeSpan? Hint(GraphQLResponse response)
    {
        if (response.RetryAfter is { } asked) return asked;
        return response.IsThrottled() && response.Cost() is { RestoreRate: > 0 } cost
            ? TimeSpan.FromSeconds(Math.Max(0.1, (cost.Requested - cost.Available) / cost.RestoreRate))
            : null;
    }

    private static string Reason(Outcome<GraphQLResponse> outcome) =>
        outcome.Exception?.Message ?? (outcome.Result!.IsThrottled() ? "THROTTLED" : $"HTTP {outcome.Result!.Status}");
}
