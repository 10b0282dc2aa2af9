using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Migrator.Rehearsal.Language;

namespace Migrator.Rehearsal.Bulk;

/// <summary>Runs bulk operations beside the calls. What a killed process left open goes on at the next start.</summary>
internal sealed partial class BulkRunner(ShopContext shop, ILogger<BulkRunner> log) : IAsyncDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly ConcurrentDictionary<long, Task> _running = new();

    public void Resume()
    {
        using var session = shop.Store.Read();
        foreach (var operation in BulkOperation.Open(session))
            Start(operation.Id);
    }

    public void Start(long id) => _running[id] = Task.Run(() => RunAsync(id));

    private async Task RunAsync(long id)
    {
        try
        {
            bool isMutation;
            using (var session = shop.Store.Read())
                isMutation = session.Find<BulkOperation>(id)!.IsMutation;
            if (isMutation)
                await new BulkMutationRun(shop, id).RunAsync(_stopping.Token);
            else
                await new BulkQueryRun(shop, id).RunAsync(_stopping.Token);
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // The server closes; the operation stays open and goes on when the shop opens again.
        }
        catch (Exception e)
        {
            LogFailure(e, id);
            await BulkEnd.FailAsync(shop, id, "INTERNAL_SERVER_ERROR", _stopping.Token);
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await Task.WhenAll(_running.Values).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stopping.Dispose();
    }

    [LoggerMessage(EventId = 7001, Level = LogLevel.Error, Message = "Bulk operation {Id} failed. This is a defect of the stand-in, not of the request.")]
    private partial void LogFailure(Exception exception, long id);
}
