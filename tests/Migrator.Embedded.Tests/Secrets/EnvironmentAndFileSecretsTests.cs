using Migrator.Core.Failures;
using Migrator.Core.Runs;
using Migrator.Embedded.Secrets;
using Migrator.TestKit;

namespace Migrator.Embedded.Tests.Secrets;

public sealed class EnvironmentAndFileSecretsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_variable_gives_its_value()
    {
        var name = $"MIGRATOR_TEST_{Guid.NewGuid():N}";
        Environment.SetEnvironmentVariable(name, "shpat_1");
        (await ResolveAsync($"env:{name}")).ShouldBe("shpat_1");
    }

    [Fact]
    public async Task A_file_gives_its_text_without_the_line_break_at_its_end_or_a_byte_order_mark()
    {
        await File.WriteAllTextAsync(_folder.File("token"), "\uFEFFshpat_2\r\n", TestContext.Current.CancellationToken);
        (await ResolveAsync("file:token")).ShouldBe("shpat_2");
        (await ResolveAsync($"file:{_folder.File("token")}")).ShouldBe("shpat_2");
    }

    [Theory]
    [InlineData("env:MIGRATOR_TEST_THAT_IS_NOT_SET", "MIGRATOR_TEST_THAT_IS_NOT_SET")]
    [InlineData("file:missing", "there is no such file")]
    [InlineData("file:empty", "is empty")]
    [InlineData("file:.", "cannot be read")]
    public async Task What_is_not_there_is_named_by_its_reference(string reference, string says)
    {
        await File.WriteAllTextAsync(_folder.File("empty"), "\n", TestContext.Current.CancellationToken);
        var failure = await Should.ThrowAsync<MigratorException>(() => ResolveAsync(reference));
        failure.Class.ShouldBe(FailureClass.Configuration);
        failure.Message.ShouldContain(reference);
        failure.Message.ShouldContain(says);
    }

    private Task<string> ResolveAsync(string reference) =>
        new EnvironmentAndFileSecrets(_folder.Path).ResolveAsync(new SecretReference(reference), TestContext.Current.CancellationToken);
}
