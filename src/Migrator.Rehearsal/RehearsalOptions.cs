namespace Migrator.Rehearsal;

/// <summary>What kind of shop the stand-in plays. Limits and speed follow from it.</summary>
public enum RehearsalPlan
{
    /// <summary>A trial or development store: Basic's speed.</summary>
    Trial,
    Basic,
    Advanced,
    Plus,
}

/// <summary>How the stand-in opens. Everything has a default that makes a shop one can import into.</summary>
public sealed record RehearsalOptions
{
    /// <summary>The loopback port; 0 takes a free one.</summary>
    public int Port { get; init; }

    public RehearsalPlan Plan { get; init; } = RehearsalPlan.Basic;

    /// <summary>Where state lives, so that it survives a restart; null for a temporary folder that goes with the server.</summary>
    public string? DataDirectory { get; init; }

    public string ShopName { get; init; } = "Rehearsal";

    /// <summary>The part before <c>.myshopify.com</c>; null for the one that the shop got at its founding, which no other shop has.</summary>
    public string? ShopHandle { get; init; }

    /// <summary>ISO 4217 code of the shop's currency.</summary>
    public string Currency { get; init; } = "USD";

    public string TimeZone { get; init; } = "America/New_York";

    /// <summary>Access tokens and the scopes each has; a scope <c>*</c> stands for all.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Tokens { get; init; } =
        new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { ["rehearsal"] = ["*"] };

    /// <summary>Names of the locations of a new shop; the first is the primary one.</summary>
    public IReadOnlyList<string> Locations { get; init; } = ["Shop location", "Warehouse"];

    /// <summary>Names of the publications of a new shop.</summary>
    public IReadOnlyList<string> Publications { get; init; } = ["Online Store", "Point of Sale", "Shop"];

    public MediaBehaviour Media { get; init; } = new();

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>
    /// False serves every call at once, whatever it costs: for tests that are not about speed.
    /// Costs are still computed and reported.
    /// </summary>
    public bool Throttle { get; init; } = true;
}

/// <summary>What becomes of files that are given by URL.</summary>
public sealed record MediaBehaviour
{
    /// <summary>How long a file stays UPLOADED, and then again PROCESSING.</summary>
    public TimeSpan Delay { get; init; } = TimeSpan.FromMilliseconds(300);

    /// <summary>
    /// Whether a host that cannot be reached from here (any that is not loopback and not under <c>.invalid</c>)
    /// counts as one that delivers.
    /// </summary>
    public bool ForeignHostsDeliver { get; init; } = true;
}
