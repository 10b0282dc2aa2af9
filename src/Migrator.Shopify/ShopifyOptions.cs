namespace Migrator.Shopify;

/// <summary>How Migrator treats a shop. The defaults suit every plan; tests and rehearsals shorten the waits.</summary>
public sealed record ShopifyOptions
{
    /// <summary>For one call. A synchronous productSet with hundreds of variants takes many seconds.</summary>
    public TimeSpan CallTimeout { get; init; } = TimeSpan.FromSeconds(100);

    /// <summary>Tries of one call, the first included.</summary>
    public int Attempts { get; init; } = 6;

    /// <summary>Before the second try where the server gives no hint; doubled after each. Shopify recommends a second or more.</summary>
    public TimeSpan FirstWait { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>No wait between two tries is longer.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Up to as many writes of one kind in a chunk go by single calls; more go by a bulk operation, which costs no budget but minutes.</summary>
    public int SingleCalls { get; init; } = 50;

    /// <summary>Single calls under way at once; the cost budget decides how fast they go.</summary>
    public int Concurrency { get; init; } = 8;

    /// <summary>Shopify takes 100 MB (FACTS 6); the rest is for what multipart adds.</summary>
    public long BulkBytes { get; init; } = 95_000_000;

    /// <summary>Lines of one bulk operation: it must end within 24 hours.</summary>
    public int BulkLines { get; init; } = 20_000;

    /// <summary>Longest wait between two looks at a running bulk operation; the first ones are shorter.</summary>
    public TimeSpan BulkPoll { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How often a chunk goes back to rows whose answer was lost before they count as failed.</summary>
    public int Rounds { get; init; } = 6;

    /// <summary>Longest wait between two looks at media that Shopify is still processing; the first ones are shorter.</summary>
    public TimeSpan MediaPoll { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Looks at media before they are reported as still processing.</summary>
    public int MediaPolls { get; init; } = 60;
}
