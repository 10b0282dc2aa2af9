using Migrator.Rehearsal.State;

namespace Migrator.Rehearsal.Bulk;

/// <summary>One bulk operation, and how far it has got.</summary>
internal sealed class BulkOperation : Entity
{
    public bool IsMutation { get; set; }

    public string Status { get; set; } = "CREATED";

    public string Query { get; set; } = "";

    public string? ErrorCode { get; set; }

    public DateTimeOffset? CompletedAt { get; set; }

    public long ObjectCount { get; set; }

    public long RootObjectCount { get; set; }

    public long? FileSize { get; set; }

    /// <summary>Whether the result is whole; a part is offered as <c>partialDataUrl</c>.</summary>
    public bool Partial { get; set; }

    public bool Grouped { get; set; }

    /// <summary>The token it runs with.</summary>
    public string Token { get; set; } = "";

    public string UploadKey { get; set; } = "";

    /// <summary>The uploaded file as it was at the start: whoever touches it kills the run.</summary>
    public string UploadStamp { get; set; } = "";

    /// <summary>Lines of the upload that are done, all before this one.</summary>
    public int NextLine { get; set; }

    public bool IsOver => Status is "COMPLETED" or "CANCELED" or "FAILED" or "EXPIRED";

    public string ResultFile => $"{Id.ToString(System.Globalization.CultureInfo.InvariantCulture)}.jsonl";

    public override IEnumerable<Lookup> Lookups() =>
    [
        Lookup.Text("status", Status),
        Lookup.Text("operation_type", IsMutation ? "mutation" : "query"),
        Lookup.Time("created_at", CreatedAt),
        Lookup.Number("open", IsOver ? 0 : 1),
    ];

    public static IEnumerable<BulkOperation> Open(Session session) =>
        session.Ids<BulkOperation>(Lookup.Number("open", 1)).Select(id => session.Find<BulkOperation>(id)!);
}
