using Migrator.Core.Failures;

namespace Migrator.Cli.Demo;

/// <summary>The sample Magento store that comes with the program.</summary>
/// <param name="folder">Its folder, with <c>export</c> and <c>media</c> in it.</param>
internal sealed class SampleStore(string folder)
{
    public string Export { get; } = Path.Combine(folder, "export");

    public string Media { get; } = Path.Combine(folder, "media");

    /// <summary>Beside the program, where the build puts it.</summary>
    public static SampleStore Find()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "samples", "store");
        return Directory.Exists(folder)
            ? new SampleStore(folder)
            : throw MigratorException.Configuration($"The sample store is missing: '{folder}' is not there.", "Build the program from its repository, which has it under samples/store.");
    }
}
