using Migrator.Core.Failures;

namespace Migrator.Embedded.Folders;

/// <summary>Names what a disk refuses in words that a person can act on.</summary>
internal static class DiskFailure
{
    private const int WindowsDiskFull = unchecked((int)0x80070070);
    private const int WindowsHandleDiskFull = unchecked((int)0x80070027);
    private const int UnixNoSpace = 28;
    private const int LinuxQuota = 122;
    private const int MacQuota = 69;
    private const int UnixReadOnly = 30;

    public static void Guard(string path, Action act)
    {
        try
        {
            act();
        }
        catch (Exception e) when (Of(path, e) is not null)
        {
            throw Of(path, e)!;
        }
    }

    /// <summary>Null where the exception is not of the disk's making.</summary>
    public static MigratorException? Of(string path, Exception exception) => exception switch
    {
        IOException { HResult: WindowsDiskFull or WindowsHandleDiskFull or UnixNoSpace or LinuxQuota or MacQuota } full =>
            MigratorException.Fatal($"There is no room left to write '{path}'.", "Free some, then run the same command again: it goes on where it stopped.", full),
        IOException { HResult: UnixReadOnly } readOnly =>
            MigratorException.Configuration($"'{path}' cannot be written: the file system is read-only.", "Name another folder as storage.path, or mount this one for writing.", readOnly),
        UnauthorizedAccessException refused =>
            MigratorException.Fatal($"'{path}' may not be written: {refused.Message}", "Give this user the right to write there, or name another folder as storage.path.", refused),
        _ => null,
    };
}
