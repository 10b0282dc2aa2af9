using Migrator.Core.Runs;
using Migrator.Shopify.Admin;

namespace Migrator.Shopify.Tests.Driving;

/// <summary>What goes wrong on the way to the shop, by rule.</summary>
internal sealed class Faults
{
    private readonly Lock _lock = new();
    private readonly List<(string Operation, Func<GraphQLRequest, Func<Task<GraphQLResponse>>, Task<GraphQLResponse>> Fault)> _planned = [];
    private readonly List<string> _sent = [];

    /// <summary>The operations that reached the shop, in order.</summary>
    public IReadOnlyList<string> Sent
    {
        get
        {
            lock (_lock) return [.. _sent];
        }
    }

    /// <summary>Points that the calls asked for.</summary>
    public double Points { get; private set; }

    /// <summary>Calls that the shop refused because its bucket did not hold what they asked.</summary>
    public int Throttled { get; private set; }

    public void Clear()
    {
        lock (_lock) _sent.Clear();
    }

    /// <summary>The next call of the operation takes effect and its answer is lost.</summary>
    public void LoseAnswer(string operation) => Plan(operation, async (_, send) =>
    {
        await send();
        throw new TransportException(false, "The connection was lost.", new IOException("reset"));
    });

    /// <summary>The next call of the operation is lost before it arrives, which the sender cannot know.</summary>
    public void LoseCall(string operation) => Plan(operation, (_, _) => throw new TransportException(false, "The connection was lost.", new IOException("reset")));

    /// <summary>The next call of the operation is answered with a status and never arrives.</summary>
    public void Answer(string operation, int status, TimeSpan? retryAfter = null) =>
        Plan(operation, (_, _) => Task.FromResult(new GraphQLResponse(status, null, "fault", null, retryAfter)));

    public void Plan(string operation, Func<GraphQLRequest, Func<Task<GraphQLResponse>>, Task<GraphQLResponse>> fault)
    {
        lock (_lock) _planned.Add((operation, fault));
    }

    public async Task<GraphQLResponse> SendAsync(GraphQLRequest request, Func<Task<GraphQLResponse>> send)
    {
        Func<GraphQLRequest, Func<Task<GraphQLResponse>>, Task<GraphQLResponse>>? fault = null;
        lock (_lock)
        {
            var at = _planned.FindIndex(p => p.Operation == request.Operation.Name);
            if (at >= 0)
            {
                fault = _planned[at].Fault;
                _planned.RemoveAt(at);
            }
        }

        async Task<GraphQLResponse> Real()
        {
            lock (_lock) _sent.Add(request.Operation.Name);
            var response = await send();
            lock (_lock)
            {
                Points += response.Cost()?.Requested ?? 0;
                if (response.IsThrottled()) Throttled++;
            }

            return response;
        }

        return fault is null ? await Real() : await fault(request, Real);
    }
}

internal sealed class FaultyTransportFactory(IShopifyTransportFactory inner, Faults faults) : IShopifyTransportFactory
{
    public IShopifyTransport Open(ShopAddress shop, TargetSettings settings, ISecrets secrets) => new FaultyTransport(inner.Open(shop, settings, secrets), faults);

    private sealed class FaultyTransport(IShopifyTransport inner, Faults faults) : IShopifyTransport
    {
        public Task<GraphQLResponse> SendAsync(GraphQLRequest request, CancellationToken cancellationToken) =>
            faults.SendAsync(request, () => inner.SendAsync(request, cancellationToken));
    }
}
