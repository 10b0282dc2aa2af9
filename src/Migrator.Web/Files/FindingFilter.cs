using Microsoft.AspNetCore.Http;
using Migrator.Core.Entities;
using Migrator.Core.Findings;
using Migrator.Web.Problems;
using Migrator.Web.Routes;

namespace Migrator.Web.Files;

/// <summary>Which findings a caller wants: <c>?entity=products&amp;rule=option.fourth-folded&amp;state=transformed&amp;record=SKU</c>.</summary>
/// <param name="Entity">Null for all.</param>
/// <param name="Rule">Null for all.</param>
/// <param name="State">Null for all.</param>
/// <param name="Record">Null for all.</param>
internal sealed record FindingFilter(EntityType? Entity, string? Rule, RecordState? State, string? Record)
{
    public static string[] Parameters { get; } = ["entity", "rule", "state", "record", "limit", "after"];

    public static FindingFilter Read(IQueryCollection query) => new(EntityOf(query.Text("entity")), query.Text("rule"), StateOf(query.Text("state")), query.Text("record"));

    public bool Takes(Finding finding) =>
        (Entity is null || finding.Entity == Entity)
        && (State is null || finding.State == State)
        && (Rule is null || finding.Rule == Rule)
        && (Record is null || finding.Record == Record);

    /// <summary>The filter as it stands in a link, each with an ampersand in front.</summary>
    public string ToQuery() => string.Concat(
        Part("entity", Entity?.Name), Part("rule", Rule), Part("state", State?.ToString().ToLowerInvariant()), Part("record", Record));

    private static string Part(string name, string? value) => value is null ? "" : $"&{name}={Uri.EscapeDataString(value)}";

    private static EntityType? EntityOf(string? text)
    {
        if (text is null) return null;
        return EntityType.TryParse(text, out var entity)
            ? entity
            : throw Problem.BadParameter("entity", $"'{text}' is not an entity.", $"There are: {string.Join(", ", EntityType.All)}.").AsException();
    }

    private static RecordState? StateOf(string? text)
    {
        if (text is null) return null;
        return Enum.TryParse<RecordState>(text, ignoreCase: true, out var state) && Enum.IsDefined(state) && !char.IsDigit(text[0])
            ? state
            : throw Problem.BadParameter("state", $"'{text}' is not a state.", $"There are: {string.Join(", ", Enum.GetNames<RecordState>()).ToLowerInvariant()}.").AsException();
    }
}
