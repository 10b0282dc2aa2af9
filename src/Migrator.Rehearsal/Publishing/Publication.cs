using Migrator.Rehearsal.Language;
using Migrator.Rehearsal.State;

namespace Migrator.Rehearsal.Publishing;

/// <summary>A sales channel's list of what it shows.</summary>
internal sealed class Publication : Entity
{
    public string Name { get; set; } = "";

    public bool AutoPublish { get; set; }

    /// <summary>Only the Online Store may have a date in the future.</summary>
    public bool SupportsFuturePublishing { get; set; }

    public override IEnumerable<Lookup> Lookups() => [Lookup.Text("name", Name)];
}

internal static class PublicationFields
{
    public static void Register(Fields fields)
    {
        fields.Query("publications", call => Page.Of(call.Session.All<Publication>(), call, p => p.Id));
        fields.Of<Publication>().Add("id", p => p.Gid);
    }
}
