using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Migrator.Core.Runs;
using Migrator.Core.Stages;
using Migrator.Shopify.Admin;
using Migrator.Shopify.Bulk;
using Migrator.Shopify.Review;

namespace Migrator.Shopify;

/// <summary>Opens shops. One for the whole process, so that all runs on a shop share its cost budget.</summary>
/// <param name="transports">Reaches the Admin API.</param>
/// <param name="clients">For uploads and result files.</param>
/// <param name="options">How shops are treated.</param>
/// <param name="time">All waits.</param>
/// <param name="loggers">Logs.</param>
public sealed class ShopFactory(IShopifyTransportFactory transports, IHttpClientFactory clients, ShopifyOptions options, TimeProvider time, ILoggerFactory loggers) : IShopFactory, IDisposable
{
    /// <summary>The name of the <see cref="HttpClient"/> for files.</summary>
    internal const string FilesClientName = "shopify-files";

    private readonly ConcurrentDictionary<string, CostBudget> _budgets = new(StringComparer.OrdinalIgnoreCase);

    public IShop Open(TargetSettings settings, ISecrets secrets)
    {
        var address = ShopAddress.Parse(settings.Shop);
        var logger = loggers.CreateLogger<Shop>();
        var budget = _budgets.GetOrAdd(address.Key, _ => new CostBudget(time));
        var budgeted = new BudgetedTransport(transports.Open(address, settings, secrets), budget, time);

        ShopifyClient Client(bool waitsForUnreachable) =>
            new(new RetryingTransport(budgeted, options, waitsForUnreachable, time, logger), address, settings.ApiVersion);

        var client = Client(waitsForUnreachable: true);
        var http = clients.CreateClient(FilesClientName);
        var files = new FileTransfer(http, client);
        var tools = new ShopTools(client, files, new BulkOperations(client, files, logger), options, time, logger);
        return new Shop(Client(waitsForUnreachable: false), tools, new Uncover(http), settings);
    }

    public void Dispose()
    {
        foreach (var budget in _budgets.Values) budget.Dispose();
    }
}

/// <summary>What every step on a shop is done with.</summary>
internal sealed record ShopTools(ShopifyClient Client, FileTransfer Files, BulkOperations Bulk, ShopifyOptions Options, TimeProvider Time, ILogger Logger);
