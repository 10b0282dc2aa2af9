using Migrator.Core.Artifacts;
using Migrator.Core.Entities;
using Migrator.Core.Failures;
using Migrator.Core.Runs;

namespace Migrator.Core.Tests.Runs;

public sealed class NamesTests
{
    [Fact]
    public void Products_bring_the_attributes_that_they_need_and_in_front()
    {
        EntityType.WithDependencies([EntityType.Products]).ShouldBe([EntityType.Attributes, EntityType.Products]);
        EntityType.WithDependencies([EntityType.Customers]).ShouldBe([EntityType.Customers]);
    }

    [Fact]
    public void A_chunks_files_have_the_same_names_on_every_try()
    {
        var files = new RunFiles(new RunId("r1")).For(EntityType.Products);

        files.Records(1).Value.ShouldBe("r1/products/export/00001.xml");
        files.Rows(12).Value.ShouldBe("r1/products/transform/00012.csv");
        files.TransformFindings(1).Value.ShouldBe("r1/products/transform/00001.findings.csv");
        files.Results(1).Value.ShouldBe("r1/products/import/00001.csv");
    }

    [Theory]
    [InlineData("")]
    [InlineData("-a")]
    [InlineData("../x")]
    [InlineData("a b")]
    public void A_run_id_is_a_safe_name(string id) => Should.Throw<ArgumentException>(() => new RunId(id));

    [Theory]
    [InlineData("/etc/passwd")]
    [InlineData("a/../b")]
    [InlineData("a//b")]
    [InlineData("a\\b")]
    [InlineData("./a")]
    public void An_artifact_never_leaves_its_store(string path) => Should.Throw<ArgumentException>(() => new ArtifactPath(path));

    [Theory]
    [InlineData("shpat_secret")]
    [InlineData("env:")]
    [InlineData("vault:x")]
    public void A_secret_is_a_reference_or_nothing(string text)
    {
        var error = Should.Throw<MigratorException>(() => new SecretReference(text));

        error.Class.ShouldBe(FailureClass.Configuration);
        if (text.Length > 5) error.Message.ShouldNotContain(text);
    }
}
