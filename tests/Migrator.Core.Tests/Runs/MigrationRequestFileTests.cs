using Migrator.Core.Entities;
using Migrator.Core.Failures;
using Migrator.Core.Runs;

namespace Migrator.Core.Tests.Runs;

public sealed class MigrationRequestFileTests
{
    private const string Good = """
        {
          "source": { "kind": "files", "path": "export", "media": "https://shop.example/media/catalog/product" },
          "target": { "shop": "my-shop.myshopify.com", "token": "env:SHOPIFY_TOKEN" },
          "storage": { "path": "./runs" },
          "entities": ["products"], "mapping": "mapping.json"
        }
        """;

    [Fact]
    public void The_file_of_the_readme_is_read_whole()
    {
        var request = MigrationRequestFile.Parse(Good, "migration.json");

        request.Source.Kind.ShouldBe("files");
        request.Source.Media.ShouldBe("https://shop.example/media/catalog/product");
        request.Target.Shop.ShouldBe("my-shop.myshopify.com");
        request.Target.Token.ShouldBe(new SecretReference("env:SHOPIFY_TOKEN"));
        request.Storage.Path.ShouldBe("./runs");
        request.Entities.ShouldBe([EntityType.Products]);
        request.Mapping.ShouldBe("mapping.json");
    }

    [Fact]
    public void What_is_not_said_has_a_default()
    {
        var request = MigrationRequestFile.Parse("""{ "source": { "kind": "files", "path": "x" }, "target": { "shop": "s", "token": "file:t" } }""", "m.json");

        request.Entities.ShouldBe([EntityType.Products]);
        request.Storage.Path.ShouldBe("./runs");
        request.Target.ApiVersion.ShouldBe("2026-10");
        request.Mapping.ShouldBeNull();
    }

    [Theory]
    [InlineData("\"medai\": \"x\", \"path\"", "line 2", "medai", "media")]
    [InlineData("\"kind\": \"ftp\", \"path\"", "line 2", "kind", "files")]
    public void A_wrong_setting_is_named_with_its_line_and_what_there_is(string instead, params string[] said)
    {
        var json = instead.Contains("kind", StringComparison.Ordinal) ? Good.Replace("\"kind\": \"files\", \"path\"", instead, StringComparison.Ordinal) : Good.Replace("\"path\"", instead, StringComparison.Ordinal);

        var error = Should.Throw<MigratorException>(() => MigrationRequestFile.Parse(json, "migration.json"));

        error.Class.ShouldBe(FailureClass.Configuration);
        foreach (var word in said) error.Message.ShouldContain(word);
    }

    [Fact]
    public void A_missing_setting_is_named()
    {
        var error = Should.Throw<MigratorException>(() => MigrationRequestFile.Parse("""{ "source": { "kind": "files", "path": "x" } }""", "m.json"));

        error.Message.ShouldContain("'target' is missing");
    }

    [Fact]
    public void A_token_given_by_value_is_refused_and_not_repeated()
    {
        var error = Should.Throw<MigratorException>(() => MigrationRequestFile.Parse(Good.Replace("env:SHOPIFY_TOKEN", "shpat_0123456789abcdef", StringComparison.Ordinal), "m.json"));

        error.Class.ShouldBe(FailureClass.Configuration);
        error.Message.ShouldContain("env:NAME");
        error.ToString().ShouldNotContain("shpat_0123456789abcdef");
    }

    [Theory]
    [InlineData("{ \"source\": ")]
    [InlineData("")]
    [InlineData("{} {}")]
    public void What_is_not_JSON_is_said_to_be_so(string json)
    {
        var error = Should.Throw<MigratorException>(() => MigrationRequestFile.Parse(json, "m.json"));

        error.Class.ShouldBe(FailureClass.Configuration);
        error.Message.ShouldContain("m.json");
    }

    [Fact]
    public async Task Relative_paths_begin_at_the_configuration_and_the_mapping_is_read()
    {
        var folder = Directory.CreateTempSubdirectory("migrator-config-");
        try
        {
            var file = Path.Combine(folder.FullName, "migration.json");
            await File.WriteAllTextAsync(file, Good, TestContext.Current.CancellationToken);
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "mapping.json"), "{}", TestContext.Current.CancellationToken);

            var (request, mapping) = await MigrationRequestFile.LoadAsync(file, TestContext.Current.CancellationToken);

            request.Source.Path.ShouldBe(Path.Combine(folder.FullName, "export"));
            request.Storage.Path.ShouldBe(Path.Combine(folder.FullName, "runs"));
            mapping.ShouldBe("{}");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task A_configuration_that_is_not_there_says_which_and_what_to_do()
    {
        var error = await Should.ThrowAsync<MigratorException>(() => MigrationRequestFile.LoadAsync("/nowhere/migration.json", TestContext.Current.CancellationToken));

        error.Class.ShouldBe(FailureClass.Configuration);
        error.Message.ShouldContain("/nowhere/migration.json");
    }

    [Theory]
    [InlineData("""{ "connection": "env:AZURE_STORAGE" }""")]
    [InlineData("""{ "blobs": "https://a.blob.core.windows.net", "tables": "https://a.table.core.windows.net", "container": "runs", "table": "Ledger" }""")]
    public void Storage_may_be_an_account_on_Azure(string azure)
    {
        var settings = MigrationRequestFile.Parse(OnAzure(azure), "migration.json").Storage.Azure;

        settings.ShouldNotBeNull();
        (settings.Connection is null).ShouldBe(settings.Blobs is not null);
    }

    [Theory]
    [InlineData("{ }")]
    [InlineData("""{ "blobs": "https://a.blob.core.windows.net" }""")]
    [InlineData("""{ "connection": "AccountName=a;AccountKey=planted" }""")]
    [InlineData("""{ "connection": "env:A", "blobs": "https://a", "tables": "https://a" }""")]
    [InlineData("""{ "connection": "env:A", "container": "Upper_Case" }""")]
    public void An_account_on_Azure_is_named_in_one_way_and_by_reference(string azure) =>
        Should.Throw<MigratorException>(() => MigrationRequestFile.Parse(OnAzure(azure), "migration.json")).Message.ShouldNotContain("planted");

    private static string OnAzure(string azure) =>
        $$"""{ "source": { "kind": "files", "path": "export" }, "target": { "shop": "a.myshopify.com", "token": "env:T" }, "storage": { "azure": {{azure}} } }""";
}
