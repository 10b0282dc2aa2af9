namespace Migrator.Embedded.Folders;

/// <summary>The id of a host that keeps its history in a folder: made once, and the same after every restart.</summary>
public static class HostId
{
    /// <exception cref="Core.Failures.MigratorException">Fatal: the folder cannot be written.</exception>
    public static string Of(string folder)
    {
        var file = Path.Combine(folder, "host.id");
        DiskFailure.Guard(file, () =>
        {
            Directory.CreateDirectory(folder);
            if (!File.Exists(file)) File.WriteAllText(file, Guid.NewGuid().ToString());
        });
        return File.ReadAllText(file).Trim();
    }
}
