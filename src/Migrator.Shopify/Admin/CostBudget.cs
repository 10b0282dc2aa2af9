using System.Collections.Concurrent;
using Migrator.Core.Telemetry;

namespace Migrator.Shopify.Admin;

/// <summary>
/// The bucket of points that Shopify grants one app on one shop (FACTS 7), shared by all workers of this process. A call waits here until the bucket
/// surely holds what it asks, instead of being refused there. Filled from the answers: what other apps or machines spend shows in them.
/// </summary>
/// <param name="time">Refills the bucket.</param>
internal sealed class CostBudget(TimeProvider time) : IDisposable
{
    /// <summary>A mutation's cost (FACTS 7), for operations that were never seen.</summary>
    private const double UnknownCost = 20;

    private readonly Lock _lock = new();
    private readonly SemaphoreSlim _queue = new(1, 1);
    private readonly ConcurrentDictionary<string, double> _costs = new(StringComparer.Ordinal);

    // The smallest bucket of any plan, until the first answer tells.
    private double _maximum = 1000;
    private double _rate = 100;
    private double _available = 1000;
    private double _underWay;
    private double _settled;
    private long _calls;
    private long _newest;
    private long _at = time.GetTimestamp();
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Waits until the bucket holds what the call asks, in the order of calls, and takes it out.</summary>
    public async Task<Reservation> ReserveAsync(GraphQLRequest request, CancellationToken cancellationToken)
    {
        await _queue.WaitAsync(cancellationToken);
        try
        {
            while (true)
            {
                TimeSpan wait;
                Task changed;
                lock (_lock)
                {
                    Refill();
                    // More than the bucket can ever hold is Shopify's to refuse: it says why.
                    var cost = Math.Min(request.EstimatedCost ?? _costs.GetValueOrDefault(request.Operation.Name, UnknownCost), _maximum);
                    if (_available >= cost)
                    {
                        _available -= cost;
                        _underWay += cost;
                        return new Reservation(request.Operation.Name, cost, ++_calls, _settled);
                    }

                    wait = TimeSpan.FromSeconds((cost - _available) / _rate);
                    changed = _changed.Task;
                }

                await Task.WhenAny(Task.Delay(wait < MinimumWait ? MinimumWait : wait, time, cancellationToken), changed);
                cancellationToken.ThrowIfCancellationRequested();
            }
        }
        finally
        {
            _queue.Release();
        }
    }

    /// <summary>Enters what the call really cost and what Shopify says is left; null where there was no answer that tells.</summary>
    public void Settle(Reservation reservation, CostReport? report)
    {
        lock (_lock)
        {
            Refill();
            _underWay -= reservation.Cost;
            // Calls that ended while this one was under way may or may not be counted in its answer: as if they were not.
            var meanwhile = _settled - reservation.SettledBefore;
            _settled += reservation.Cost;
            if (report is { } told)
            {
                // Quick to learn a higher cost, slow to forget it: an underestimate is refused, an overestimate only waits.
                if (told.Requested > 0)
                    _costs.AddOrUpdate(reservation.Operation, told.Requested, (_, known) => told.Requested >= known ? told.Requested : known * 0.9 + told.Requested * 0.1);
                if (told.Maximum > 0) _maximum = told.Maximum;
                if (told.RestoreRate > 0) _rate = told.RestoreRate;
                // An older call's answer that comes late knows less than what is known already.
                if (reservation.Number > _newest)
                {
                    _newest = reservation.Number;
                    _available = Math.Min(_maximum, told.Available) - _underWay - meanwhile;
                }
            }
            else
            {
                _available = Math.Min(_maximum, _available + reservation.Cost);
            }

            _changed.TrySetResult();
            _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    public void Dispose() => _queue.Dispose();

    private static TimeSpan MinimumWait { get; } = TimeSpan.FromMilliseconds(10);

    private void Refill()
    {
        var now = time.GetTimestamp();
        _available = Math.Min(_maximum, _available + time.GetElapsedTime(_at, now).TotalSeconds * _rate);
        _at = now;
    }
}

/// <param name="Operation">The operation's name.</param>
/// <param name="Cost">Points taken out of the bucket.</param>
/// <param name="Number">Which of all calls.</param>
/// <param name="SettledBefore">Points of all calls that had ended when this one began.</param>
internal sealed record Reservation(string Operation, double Cost, long Number, double SettledBefore);

/// <summary>The cost budget as a wrapper: every call passes it, and is counted.</summary>
internal sealed class BudgetedTransport(IShopifyTransport inner, CostBudget budget, TimeProvider time) : IShopifyTransport
{
    public async Task<GraphQLResponse> SendAsync(GraphQLRequest request, CancellationToken cancellationToken)
    {
        var asked = time.GetTimestamp();
        var reservation = await budget.ReserveAsync(request, cancellationToken);
        MigratorTelemetry.BudgetWait.Record(time.GetElapsedTime(asked).TotalSeconds);
        CostReport? report = null;
        try
        {
            var response = await inner.SendAsync(request, cancellationToken);
            report = response.Cost();
            if (response.WasRefusedUnseen()) MigratorTelemetry.ShopifyRefusals.Add(1);
            else if (report?.Actual is { } cost) MigratorTelemetry.ShopifyCost.Add(cost);
            return response;
        }
        finally
        {
            budget.Settle(reservation, report);
        }
    }
}
