using System.Text.Json.Serialization;
using Migrator.Rehearsal.State;

namespace Migrator.Rehearsal.Files;

/// <summary>An image that was given by URL. Shopify fetches it after the mutation has answered.</summary>
internal sealed class MediaImage : Entity
{
    public string? Alt { get; set; }

    public string Source { get; set; } = "";

    public string Filename { get; set; } = "";

    /// <summary>When the fetch is done; until then it is on its way.</summary>
    public DateTimeOffset ReadyAt { get; set; }

    /// <summary>Set where somebody still has to go and fetch it.</summary>
    public bool Waiting { get; set; }

    /// <summary>A MediaErrorCode; null where nothing went wrong.</summary>
    public string? Failure { get; set; }

    public string? MimeType { get; set; }

    public int? Width { get; set; }

    public int? Height { get; set; }

    public long FileSize { get; set; }

    [JsonIgnore]
    public string Extension => Path.GetExtension(Filename);

    public override IEnumerable<Lookup> Lookups()
    {
        yield return Lookup.Text("filename", Filename);
        yield return Lookup.Time("created_at", CreatedAt);
        if (Waiting)
            yield return Lookup.Number("waiting", 1);
    }

    public string StatusAt(DateTimeOffset now, TimeSpan delay)
    {
        if (Waiting || now < ReadyAt)
            return now < ReadyAt - delay ? "UPLOADED" : "PROCESSING";
        return Failure is null ? "READY" : "FAILED";
    }
}
