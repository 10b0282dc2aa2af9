using System.IO.Compression;
using Migrator.TestKit;

namespace Migrator.Rehearsal.Tests.Schema;

public sealed class SchemaSubsetTests
{
    private static readonly string Folder = Path.Combine(ShopifyReference.RepositoryRoot, "src", "Migrator.Rehearsal", "Language");

    [Fact]
    public void Served_schema_is_signature_by_signature_a_part_of_the_official_one()
    {
        using var introspection = ShopifyReference.IntrospectionOrSkip();
        var subset = new SchemaSubset(new OfficialSchema(introspection.RootElement), new ServedList(File.ReadLines(Path.Combine(Folder, "served.txt"))));

        if (Environment.GetEnvironmentVariable("UPDATE_SCHEMA") == "1")
        {
            File.WriteAllText(Path.Combine(Folder, "schema.graphql"), subset.Sdl());
            File.WriteAllText(Path.Combine(Folder, "access.txt"), subset.AccessRules());
            using var names = new StreamWriter(new GZipStream(File.Create(Path.Combine(Folder, "official-names.txt.gz")), CompressionLevel.SmallestSize));
            names.Write(subset.Names());
            return;
        }

        const string Remedy = "Run: UPDATE_SCHEMA=1 dotnet run --project tests/Migrator.Rehearsal.Tests -- -class \"*Schema*\", then build again.";
        File.ReadAllText(Path.Combine(Folder, "schema.graphql")).ShouldBe(subset.Sdl(), Remedy);
        File.ReadAllText(Path.Combine(Folder, "access.txt")).ShouldBe(subset.AccessRules(), Remedy);
        using var written = new StreamReader(new GZipStream(File.OpenRead(Path.Combine(Folder, "official-names.txt.gz")), CompressionMode.Decompress));
        written.ReadToEnd().ShouldBe(subset.Names(), Remedy);
    }
}
