using System.Text.Json;
using System.Text.Json.Nodes;
using Migrator.Rehearsal.Tests.Driving;

namespace Migrator.Rehearsal.Tests.Fidelity;

internal enum Outcome
{
    Agrees,
    Differs,

    /// <summary>The operation, or something it selects, is not served.</summary>
    NotServed,

    /// <summary>It is about records that the recording does not make.</summary>
    NeedsMore,
}

internal sealed record Replayed(string File, string Place, string Operation, Outcome Outcome, IReadOnlyList<string> Differences)
{
    /// <summary>What each shop asked for the same text; null where the recording does not say or left out the text.</summary>
    public (double Recorded, double Ours)? Costs { get; init; }
}

/// <summary>Sends the requests of a recording to a fresh stand-in, with the ids of the one shop turned into those of the other.</summary>
internal sealed class Replay(TestShop shop, string file)
{
    private readonly Dictionary<string, string> _ours = new(StringComparer.Ordinal);
    private readonly Dictionary<string, JsonObject> _targets = new(StringComparer.Ordinal);

    /// <summary>Records that only an operation makes that is not served.</summary>
    private readonly HashSet<string> _foreign = new(StringComparer.Ordinal);

    public async Task<List<Replayed>> RunAsync(IEnumerable<Interaction> interactions)
    {
        await LearnSeedAsync();
        var results = new List<Replayed>();
        var rebuilder = new QueryRebuilder(ServedFields.Schema);
        foreach (var interaction in interactions)
        {
            if ((interaction.Query ?? rebuilder.Rebuild(interaction.Variables, interaction.Answer)) is not { } query)
                continue;
            await UploadAsync(interaction);
            results.Add(await OneAsync(interaction, query));
        }

        return results;
    }

    private async Task<Replayed> OneAsync(Interaction interaction, string query)
    {
        var operation = (interaction.Answer["data"] as JsonObject)?.FirstOrDefault().Key ?? "(refused)";
        var unknown = Unknown(interaction.Variables).Concat(Unknown(JsonValue.Create(query))).Where(Existed).ToArray();
        var (text, variables) = (Translate(query), JsonNode.Parse(Translate(interaction.Variables.ToJsonString())));
        using var response = await shop.PostAsync(text, variables);
        var ours = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        if (ours.ToJsonString().Contains("is not served by the rehearsal stand-in", StringComparison.Ordinal))
        {
            _foreign.UnionWith(Gids(interaction.Answer).Where(g => !_ours.ContainsKey(g)));
            return new(file, interaction.Place, operation, Outcome.NotServed, []);
        }

        foreach (var target in ours["data"]?["stagedUploadsCreate"]?["stagedTargets"]?.AsArray().OfType<JsonObject>() ?? [])
        {
            if (target["parameters"]?.AsArray().FirstOrDefault(p => p?["name"]?.ToString() == "key")?["value"] is { } key)
                _targets[key.ToString()] = new JsonObject { ["url"] = new Uri(shop.BaseAddress, "uploads").ToString(), ["parameters"] = target["parameters"]!.DeepClone() };
        }

        var recorded = (JsonObject)interaction.Answer.DeepClone();
        Learn(recorded, ours);
        (double, double)? costs = interaction.Query is not null && Cost(recorded) is { } theirs && Cost(ours) is { } own ? (theirs, own) : null;
        recorded.Remove("extensions");
        (ours as JsonObject)?.Remove("extensions");
        var differences = Comparison.Differences(recorded, ours);
        var outcome = differences.Count == 0 ? Outcome.Agrees : unknown.Length > 0 || Gids(interaction.Answer).Any(_foreign.Contains) ? Outcome.NeedsMore : Outcome.Differs;
        return new(file, interaction.Place, operation, outcome, differences) { Costs = costs };

        // An id of nines, or one the recording says does not exist, is meant to be unknown.
        bool Existed(string gid) => !gid.Contains("/999", StringComparison.Ordinal);
    }

    private static double? Cost(JsonNode answer) => answer["extensions"]?["cost"]?["requestedQueryCost"]?.GetValue<double>();

    private async Task LearnSeedAsync()
    {
        var seed = await shop.DataAsync("{ shop { id } locations(first: 5) { nodes { id } } publications(first: 5) { nodes { id } } }");
        _ours["Shop"] = seed["shop"]!["id"]!.GetValue<string>();
        _ours["Location"] = seed["locations"]!["nodes"]![0]!["id"]!.GetValue<string>();
        _ours["Publication"] = seed["publications"]!["nodes"]![0]!["id"]!.GetValue<string>();
    }

    /// <summary>Pairs ids that stand at the same place in both answers.</summary>
    private void Learn(JsonNode? recorded, JsonNode? ours)
    {
        switch (recorded, ours)
        {
            case (JsonObject a, JsonObject b):
                foreach (var (name, value) in a)
                {
                    Learn(value, b[name]);
                    if (name.EndsWith("ursor", StringComparison.Ordinal) && value is not null && b[name] is { } cursor)
                        _ours[value.ToString()] = cursor.ToString();
                }

                break;
            case (JsonArray a, JsonArray b):
                for (var i = 0; i < Math.Min(a.Count, b.Count); i++)
                    Learn(a[i], b[i]);
                break;
            case (JsonValue a, JsonValue b) when a.TryGetValue<string>(out var theirs) && b.TryGetValue<string>(out var own) && theirs.StartsWith("gid://", StringComparison.Ordinal) && own.StartsWith("gid://", StringComparison.Ordinal):
                _ours[theirs] = own;
                break;
            case (JsonValue a, JsonValue b) when a.TryGetValue<string>(out var key) && b.TryGetValue<string>(out var ownKey) && key.StartsWith("tmp/", StringComparison.Ordinal) && ownKey.StartsWith("tmp/", StringComparison.Ordinal):
                _ours[key] = ownKey;
                break;
        }
    }

    /// <summary>Recordings leave out the upload itself: one line stands for what was uploaded, unless it was found empty.</summary>
    private async Task UploadAsync(Interaction interaction)
    {
        if (interaction.Variables.Select(v => v.Value).OfType<JsonValue>().Select(v => v.ToString()).FirstOrDefault(_ours.ContainsKey) is not { } key || !key.StartsWith("tmp/", StringComparison.Ordinal))
            return;
        var answer = interaction.Answer.ToJsonString();
        if (!answer.Contains("NO_SUCH_FILE", StringComparison.Ordinal) && _targets.TryGetValue(_ours[key], out var target))
            await shop.UploadAsync(target, answer.Contains("input file is empty", StringComparison.Ordinal) ? [] : "{}\n"u8.ToArray());
    }

    private static IEnumerable<string> Gids(JsonNode? node) =>
        System.Text.RegularExpressions.Regex.Matches(JsonSerializer.Serialize(node), "gid://shopify/[A-Za-z]+/[0-9]+").Select(m => m.Value);

    private IEnumerable<string> Unknown(JsonNode? node) => Gids(node).Where(g => !_ours.ContainsKey(g) && !Standing(g));

    /// <summary>Each shop has locations and publications of its own: the first of theirs is the first of ours.</summary>
    private bool Standing(string gid)
    {
        foreach (var kind in (string[])["Shop", "Location", "Publication"])
        {
            if (!gid.StartsWith($"gid://shopify/{kind}/", StringComparison.Ordinal) || gid.Contains("/999", StringComparison.Ordinal) || _foreign.Contains(gid))
                continue;
            _ours[gid] = _ours[kind];
            return true;
        }

        return false;
    }

    private string Translate(string text)
    {
        foreach (var (theirs, own) in _ours.Where(p => p.Key.Length > 12).OrderByDescending(p => p.Key.Length))
            text = text.Replace(theirs, own, StringComparison.Ordinal);
        return text;
    }
}
