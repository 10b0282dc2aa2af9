using System.Diagnostics;
using System.Text.Json;
using Migrator.Core;
using Migrator.Core.Failures;
using Migrator.Embedded.Folders;

namespace Migrator.Embedded.Engine;

/// <summary>
/// One process at a time owns a history. The operating system holds the lock and lets go of it when the process ends, however it ends:
/// there are no stale locks. A file beside it names the owner to whoever comes second.
/// </summary>
internal sealed class DatabaseOwner : IDisposable
{
    private const int LinuxWouldBlock = 11;
    private const int MacWouldBlock = 35;
    private const int WindowsSharingViolation = unchecked((int)0x80070020);
    private const int WindowsLockViolation = unchecked((int)0x80070021);

    private readonly FileStream _lock;

    private DatabaseOwner(FileStream held) => _lock = held;

    /// <exception cref="MigratorException">Fatal: another process owns it; names it.</exception>
    public static DatabaseOwner Take(string database, TimeProvider time)
    {
        try
        {
            var owner = new DatabaseOwner(new FileStream(database + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            var me = new Owner(Environment.ProcessId, Process.GetCurrentProcess().ProcessName, Environment.MachineName, time.GetUtcNow());
            File.WriteAllText(database + ".owner", JsonSerializer.Serialize(me, MigratorJson.Options));
            return owner;
        }
        catch (IOException e) when (e.HResult is LinuxWouldBlock or MacWouldBlock or WindowsSharingViolation or WindowsLockViolation)
        {
            throw MigratorException.Fatal(
                $"The history '{database}' is in use by {Read(database)}.",
                "Wait until that has finished, or stop it; then run the same command again.",
                e);
        }
        catch (Exception e) when (DiskFailure.Of(database, e) is not null)
        {
            throw DiskFailure.Of(database, e)!;
        }
    }

    public void Dispose() => _lock.Dispose();

    private static string Read(string database)
    {
        try
        {
            return JsonSerializer.Deserialize<Owner>(File.ReadAllText(database + ".owner"), MigratorJson.Options) is { } owner
                ? $"process {owner.Process} ({owner.Name} on {owner.Machine}, since {owner.Since:u})"
                : "another process";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            // It is about to be written: the lock alone says enough.
            return "another process";
        }
    }

    private sealed record Owner(int Process, string Name, string Machine, DateTimeOffset Since);
}
