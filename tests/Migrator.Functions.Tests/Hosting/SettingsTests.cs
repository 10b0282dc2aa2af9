using Azure.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Migrator.Core.Failures;
using Migrator.Core.Runs;
using Migrator.Functions.Hosting;

namespace Migrator.Functions.Tests.Hosting;

public sealed class SettingsTests
{
    [Fact]
    public async Task A_secret_is_a_setting() =>
        (await new SettingsSecrets(Settings(("SHOPIFY_TOKEN", " shpat_1\n"))).ResolveAsync(new SecretReference("env:SHOPIFY_TOKEN"), default)).ShouldBe("shpat_1");

    [Theory]
    [InlineData("env:SHOPIFY_TOKEN", "", "SHOPIFY_TOKEN")]
    [InlineData("env:MAGENTO_PASSWORD", "x", "MAGENTO_PASSWORD")]
    [InlineData("file:/run/secrets/token", "x", "Key Vault")]
    [InlineData("env:SHOPIFY_TOKEN", "@Microsoft.KeyVault(SecretUri=https://v.vault.azure.net/secrets/t)", "could not resolve")]
    public async Task A_secret_that_is_not_there_says_what_to_do(string reference, string value, string said)
    {
        var secrets = new SettingsSecrets(Settings(("SHOPIFY_TOKEN", value)));

        var error = await Should.ThrowAsync<MigratorException>(() => secrets.ResolveAsync(new SecretReference(reference), default));

        error.Class.ShouldBe(FailureClass.Configuration);
        error.Message.ShouldContain(said);
    }

    [Fact]
    public void Without_a_place_for_runs_the_host_does_not_start() =>
        Should.Throw<MigratorException>(() => new ServiceCollection().AddMigratorStorage(Settings(), new DefaultAzureCredential())).Message.ShouldContain("Migrator__Storage__BlobServiceUri");

    [Theory]
    [InlineData("too-short")]
    public void A_link_key_that_can_be_guessed_is_refused(string key) =>
        Should.Throw<MigratorException>(() => WebSettings.Read(Settings(("MIGRATOR_LINK_KEY", key)))).Message.ShouldNotContain(key);

    [Fact]
    public void The_source_folder_and_the_link_key_are_settings()
    {
        var options = WebSettings.Read(Settings(("MIGRATOR_LINK_KEY", new string('k', 32)), ("Migrator:Sources", "/mounts/exports")));

        options.LinkKey!.Value.Length.ShouldBe(32);
        options.SourceFolder.ShouldBe("/mounts/exports");
    }

    internal static IConfiguration Settings(params (string Name, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(s => s.Name, s => (string?)s.Value)).Build();
}
