using System.Text.Json.Nodes;

namespace Migrator.Rehearsal.Tests.Fidelity;

/// <summary>One request that was sent to a real shop, and what it answered.</summary>
/// <param name="Place">Where in the file it stands.</param>
/// <param name="Query">Null where the recording left it out.</param>
internal sealed record Interaction(string Place, string? Query, JsonObject Variables, JsonObject Answer);

/// <summary>A file of recordings. They come in several shapes; this finds requests with answers wherever they stand.</summary>
internal static class Recording
{
    private static readonly string[] First = ["setup", "seed", "pre", "before"];

    public static List<Interaction> Read(string path)
    {
        var found = new List<Interaction>();
        if (JsonNode.Parse(File.ReadAllText(path)) is JsonObject root)
            Look(root, "", found);
        return found;
    }

    private static void Look(JsonNode? node, string place, List<Interaction> found)
    {
        switch (node)
        {
            case JsonObject o:
                if (Of(o, place) is { } interaction)
                    found.Add(interaction);
                foreach (var (name, child) in o.Where(p => p.Key is not ("upstreamCalls" or "variables" or "response" or "payload" or "result" or "request")).OrderBy(p => Rank(p.Key)))
                    Look(child, $"{place}/{name}", found);
                break;
            case JsonArray list:
                for (var i = 0; i < list.Count; i++)
                    Look(list[i], $"{place}[{i}]", found);
                break;
        }
    }

    private static Interaction? Of(JsonObject o, string place)
    {
        var request = o["request"] as JsonObject;
        if (Answer(o) is not { } answer)
            return null;
        var variables = o["variables"] as JsonObject ?? request?["variables"] as JsonObject;
        var query = Text(o, "query") ?? Text(o, "document") ?? Text(request, "query") ?? Text(request, "document");
        return query is null && variables is null ? null : new(place, query, variables ?? [], answer);
    }

    private static JsonObject? Answer(JsonObject o)
    {
        foreach (var name in (string[])["response", "payload", "result"])
        {
            if (o[name] is not JsonObject answer)
                continue;
            answer = answer["payload"] as JsonObject ?? answer["body"] as JsonObject ?? answer;
            if (answer.ContainsKey("data") || answer.ContainsKey("errors"))
                return answer;
        }

        return null;
    }

    private static string? Text(JsonObject? o, string name) => o?[name] is JsonValue value && value.TryGetValue<string>(out var text) && text.Contains('{', StringComparison.Ordinal) ? text : null;

    /// <summary>What set the scene goes first, what cleans up goes last, whatever the order of the keys.</summary>
    private static int Rank(string name) =>
        First.Any(f => name.StartsWith(f, StringComparison.OrdinalIgnoreCase)) ? 0 : name.StartsWith("cleanup", StringComparison.OrdinalIgnoreCase) ? 2 : 1;
}
