using System.Xml.Linq;

namespace Migrator.Architecture.Tests;

/// <summary>Dependencies point inwards. The table is the architecture; a new arrow needs a line here, and a reason.</summary>
public sealed class ReferenceTests
{
    private static readonly Dictionary<string, (string[] MayKnow, string Reason)> Allowed = new(StringComparer.Ordinal)
    {
        ["Core"] = ([], "the vocabulary of a migration knows nobody"),
        ["Magento"] = (["Core"], "a way in knows what a record is, and nothing of Shopify"),
        ["Mapping"] = (["Core"], "mapping is pure: records in, rows out"),
        ["Shopify"] = (["Core"], "a way out knows what a row is, and nothing of Magento"),
        ["Embedded"] = (["Core"], "an engine and stores behind Core's ports"),
        ["Azure"] = (["Core"], "stores behind Core's ports"),
        ["Reporting"] = (["Core"], "a report is made of a run's files"),
        ["Web"] = (["Core"], "the HTTP handlers that both hosts share"),
        ["Rehearsal"] = ([], "a stand-in that shared our code would share our mistakes"),
        ["Cli"] = (["Core", "Magento", "Mapping", "Shopify", "Embedded", "Azure", "Reporting", "Web", "Rehearsal"], "a host knows all but the other host"),
        ["Functions"] = (["Core", "Magento", "Mapping", "Shopify", "Azure", "Reporting", "Web"], "a host knows all but the other host and what only one machine needs"),
    };

    private static readonly string Source = Path.Combine(RepositoryRoot(), "src");

    public static TheoryData<string> Projects => [.. Directory.GetDirectories(Source).Select(p => Path.GetFileName(p)["Migrator.".Length..]).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_knows_only_whom_the_table_allows(string project)
    {
        Allowed.ShouldContainKey(project, $"Migrator.{project} is new: add it to the table, with whom it may know and why.");
        var (mayKnow, reason) = Allowed[project];
        var known = Load(project).Descendants("ProjectReference").Select(r => Path.GetFileNameWithoutExtension(((string)r.Attribute("Include")!).Replace('\\', '/'))["Migrator.".Length..]);
        known.Except(mayKnow).ShouldBeEmpty($"Migrator.{project} may know [{string.Join(", ", mayKnow)}] only: {reason}.");
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Only_the_Functions_host_needs_packages_that_may_not_restore(string project)
    {
        if (project == "Functions") return;
        string[] withheld = ["Microsoft.Azure.Functions", "Microsoft.DurableTask", "ShopifySharp"];
        var packages = Load(project).Descendants("PackageReference").Select(r => (string)r.Attribute("Include")!);
        packages.Where(p => withheld.Any(w => p.StartsWith(w, StringComparison.Ordinal))).ShouldBeEmpty();
    }

    [Fact]
    public void The_restorable_solution_holds_every_project_but_the_Functions_ones()
    {
        var filter = File.ReadAllText(Path.Combine(RepositoryRoot(), "Migrator.Restorable.slnf"));
        var projects = Directory.GetFiles(RepositoryRoot(), "Migrator.*.csproj", SearchOption.AllDirectories)
            .Select(p => Path.GetFileName(p)).Where(p => !p.StartsWith("Migrator.Functions", StringComparison.Ordinal));
        projects.Where(p => !filter.Contains(p, StringComparison.Ordinal)).ShouldBeEmpty("Add it to Migrator.Restorable.slnf, or it is neither built nor tested.");
        filter.ShouldNotContain("Migrator.Functions");
    }

    private static XDocument Load(string project) => XDocument.Load(Path.Combine(Source, $"Migrator.{project}", $"Migrator.{project}.csproj"));

    private static string RepositoryRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Migrator.sln"))) return folder.FullName;
        }

        throw new DirectoryNotFoundException("No Migrator.sln above the tests.");
    }
}
