using Migrator.Core.Findings;
using Migrator.Core.Stages;

namespace Migrator.Shopify.Review;

/// <summary>What the import of one chunk said of its records.</summary>
internal sealed class ImportResults
{
    private readonly Dictionary<string, string?> _refused = new(StringComparer.Ordinal);
    private readonly HashSet<string> _written = new(StringComparer.Ordinal);

    public static async Task<ImportResults> ReadAsync(ShopWork work, int chunk, CancellationToken cancellationToken)
    {
        var results = new ImportResults();
        await foreach (var line in RunCsv.ReadAsync<ImportResult>(work.Artifacts, work.Files.Results(chunk), cancellationToken))
        {
            if (line.Action == ImportAction.Failed) results._refused[line.Record] = line.Error;
            else if (line.Action is ImportAction.Created or ImportAction.Updated) results._written.Add(line.Record);
        }

        return results;
    }

    public bool IsRefused(string record) => _refused.ContainsKey(record);

    public bool WasWritten(string record) => _written.Contains(record);
}
