using Microsoft.Extensions.Logging;
using Migrator.Rehearsal.Language;
using Migrator.Rehearsal.State;

namespace Migrator.Rehearsal.Files;

/// <summary>Goes and gets images from addresses on this machine, as Shopify would from the outside.</summary>
internal sealed partial class MediaFetcher(ShopContext shop, ILogger<MediaFetcher> log) : IAsyncDisposable
{
    private const int AtOnce = 8;
    private const int Portion = 64;
    private const long MostBytes = 20 * 1024 * 1024;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly CancellationTokenSource _stopping = new();
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(20) };
    private Task _work = Task.CompletedTask;

    public void Start() => _work = Task.Run(RunAsync);

    private async Task RunAsync()
    {
        try
        {
            while (true)
            {
                if (!await FetchSomeAsync(_stopping.Token))
                    await Task.Delay(Pause, TimeProvider.System, _stopping.Token);
            }
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // The server closes; what is still waiting is fetched when the shop opens again.
        }
        catch (Exception e)
        {
            LogFailure(e);
            throw;
        }
    }

    private async Task<bool> FetchSomeAsync(CancellationToken cancellation)
    {
        List<(long Id, string Source)> waiting;
        using (var session = shop.Store.Read())
            waiting = [.. session.Ids<MediaImage>(Lookup.Number("waiting", 1)).Take(Portion).Select(id => (id, session.Find<MediaImage>(id)!.Source))];
        if (waiting.Count == 0)
            return false;

        var fetched = new Fetched[waiting.Count];
        await Parallel.ForEachAsync(Enumerable.Range(0, waiting.Count), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation }, async (i, token) => fetched[i] = await FetchAsync(waiting[i].Source, token));

        using var writing = await shop.Store.WriteAsync(cancellation);
        for (var i = 0; i < waiting.Count; i++)
        {
            if (writing.Find<MediaImage>(waiting[i].Id) is not { } image)
                continue;
            (image.Waiting, image.Failure, image.MimeType, image.FileSize, image.UpdatedAt) = (false, fetched[i].Failure, fetched[i].Type ?? image.MimeType, fetched[i].Bytes, writing.Now);
            (image.Width, image.Height) = (fetched[i].Width, fetched[i].Height);
            writing.Save(image);
        }

        writing.Commit();
        return true;
    }

    private async Task<Fetched> FetchAsync(string source, CancellationToken cancellation)
    {
        try
        {
            using var response = await _http.GetAsync(new Uri(source), cancellation);
            if (!response.IsSuccessStatusCode)
                return new("IMAGE_DOWNLOAD_FAILURE");
            var bytes = await response.Content.ReadAsByteArrayAsync(cancellation);
            if (bytes.LongLength > MostBytes)
                return new("INVALID_IMAGE_FILE_SIZE");
            return ImageHeader.Read(bytes) is { } header
                ? new(null, header.MimeType, bytes.LongLength, header.Width, header.Height)
                : new("UNSUPPORTED_IMAGE_FILE_TYPE");
        }
        catch (HttpRequestException)
        {
            return new("IMAGE_DOWNLOAD_FAILURE");
        }
        catch (TaskCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new("IMAGE_DOWNLOAD_FAILURE");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _work.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _http.Dispose();
        _stopping.Dispose();
    }

    [LoggerMessage(EventId = 7002, Level = LogLevel.Error, Message = "Fetching images failed. This is a defect of the stand-in.")]
    private partial void LogFailure(Exception exception);

    private readonly record struct Fetched(string? Failure, string? Type = null, long Bytes = 0, int? Width = null, int? Height = null);
}
