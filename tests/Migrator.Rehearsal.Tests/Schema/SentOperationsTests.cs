using Microsoft.Extensions.Logging.Abstractions;
using Migrator.Rehearsal.Language;
using Migrator.TestKit;

namespace Migrator.Rehearsal.Tests.Schema;

/// <summary>The stand-in knows nothing of the client, but it should answer all that the client asks.</summary>
public sealed partial class SentOperationsTests
{
    public static TheoryData<string> Operations() =>
        new(Directory.EnumerateFiles(Path.Combine(ShopifyReference.RepositoryRoot, "src", "Migrator.Shopify"), "*.graphql", SearchOption.AllDirectories)
            .Where(f => !f.Contains("/bin/", StringComparison.Ordinal) && !f.Contains("/obj/", StringComparison.Ordinal)).Select(f => Path.GetFileName(f)));

    [Theory]
    [MemberData(nameof(Operations))]
    public void Operation_that_Migrator_sends_is_served(string file)
    {
        var text = File.ReadAllText(Directory.EnumerateFiles(Path.Combine(ShopifyReference.RepositoryRoot, "src", "Migrator.Shopify"), file, SearchOption.AllDirectories).First());

        // Blanks that are filled in before it is sent: a value in quotes, or more selections.
        text = Blank().Replace(text, m => m.Value[0] == '"' ? "\"x\"" : "");

        var (prepared, errors) = new GraphEngine(ServedFields.Schema, NullLogger<GraphEngine>.Instance).Prepare(text, null);

        prepared.ShouldNotBeNull(string.Join('\n', errors.Select(e => e.Message)));
    }

    [System.Text.RegularExpressions.GeneratedRegex("\"?\\{\\{[a-z]+\\}\\}\"?", System.Text.RegularExpressions.RegexOptions.IgnoreCase)]
    private static partial System.Text.RegularExpressions.Regex Blank();
}
