using ShopifySharp;
using ShopifySharp.Infrastructure;

namespace Migrator.Functions.Shopify;

/// <summary>ShopifySharp without a policy: retries and the cost budget stand above the transport, the same on every host.</summary>
internal sealed class OneTry : IRequestExecutionPolicy
{
    public static OneTry Policy { get; } = new();

    public async Task<RequestResult<T>> Run<T>(CloneableRequestMessage baseRequestMessage, ExecuteRequestAsync<T> executeRequestAsync, CancellationToken cancellationToken, int? graphqlQueryCost = null) =>
        await executeRequestAsync(baseRequestMessage);
}
