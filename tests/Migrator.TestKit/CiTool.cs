using Xunit;

namespace Migrator.TestKit;

/// <summary>A program that tests need and a fresh machine may lack. CI installs it: there, its absence is a failure and not a reason to skip.</summary>
public static class CiTool
{
    /// <summary>The program's path; skips the test (or fails it, in CI) where it is not installed.</summary>
    /// <param name="name">The program.</param>
    /// <param name="install">How to install it, for the reader of the message.</param>
    public static string Require(string name, string install)
    {
        if (Find(name) is { } path) return path;
        var message = $"'{name}' is not installed here: {install}.";
        if (Environment.GetEnvironmentVariable("CI") is "true" or "1") Assert.Fail(message + " CI installs it: see .ci/run.");
        Assert.Skip(message);
        return "";
    }

    private static string? Find(string name)
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).ToList();
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            folders.Add(Path.Combine(folder.FullName, "node_modules", ".bin"));
        return folders.Select(f => Path.Combine(f, name)).FirstOrDefault(File.Exists);
    }
}
