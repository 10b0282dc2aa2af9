using Migrator.Rehearsal.Cost;
using Migrator.Rehearsal.Shop;
using Migrator.Rehearsal.State;

namespace Migrator.Rehearsal.Language;

/// <summary>What every resolver of one execution can reach.</summary>
internal sealed class RequestScope(ShopContext shop, Session session, AccessGrant access) : Dictionary<string, object?>(StringComparer.Ordinal)
{
    public ShopContext Shop => shop;

    public Session Session => session;

    public AccessGrant Access => access;

    /// <summary>Whether this is a row of a bulk mutation.</summary>
    public bool InBulk { get; init; }

    /// <summary>What is to happen once the changes are committed.</summary>
    public List<Action> AfterCommit { get; } = [];

    /// <summary>Set while a bulk query runs: nested connections give everything, the root one a page at a time.</summary>
    public BulkWindow? Bulk { get; init; }
}

/// <summary>Which page of its root connection a bulk query is at.</summary>
internal sealed class BulkWindow(int size)
{
    public int Size => size;

    /// <summary>The cursor to go on from; null at the start and, after a page, when there is no more.</summary>
    public string? After { get; set; }
}

/// <summary>What the whole server shares: the shop's settings and services.</summary>
internal sealed record ShopContext(RehearsalOptions Options, Store Store)
{
    public required GraphEngine Engine { get; init; }

    /// <summary>Who runs bulk operations; set once, right after this is made.</summary>
    public Bulk.BulkRunner Bulk { get; set; } = null!;

    public Buckets Buckets { get; } = new(PlanLimits.Of(Options.Plan), Options.Time);

    public AccessGrant Access(string token) => new(token, Options.Tokens.GetValueOrDefault(token) ?? []);

    /// <summary>Where the server listens; known once it does.</summary>
    public Uri BaseAddress { get; set; } = new("http://127.0.0.1/");

    /// <summary>Of the shop at its founding; the options may call it otherwise.</summary>
    public string Handle { get; set; } = "";

    public string Domain => (Options.ShopHandle ?? Handle) + ".myshopify.com";
}
