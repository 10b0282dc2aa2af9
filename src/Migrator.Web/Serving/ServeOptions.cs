using System.Net;
using Migrator.Core.Failures;

namespace Migrator.Web.Serving;

/// <summary>Where the embedded host listens, and whom it lets in.</summary>
public sealed record ServeOptions
{
    /// <summary>An IP address of this machine.</summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>0 takes a free one.</summary>
    public int Port { get; init; } = 7080;

    /// <summary>What callers send as <c>Authorization: Bearer …</c>; null lets in everybody on this machine, and is refused for any other address.</summary>
    public string? Token { get; init; }

    /// <exception cref="MigratorException">Configuration: reachable from elsewhere without a token, or a token that can be guessed.</exception>
    public void Check()
    {
        if (Token is null && !IPAddress.IsLoopback(Address))
        {
            throw MigratorException.Configuration(
                $"Listening on {Address} without a token would let everybody on the network start and stop migrations.", "Give a token, or listen on 127.0.0.1.");
        }

        if (Token is { Length: < 16 })
            throw MigratorException.Configuration("The token for callers has fewer than 16 characters.", "Take a longer one, such as the output of 'openssl rand -hex 24'.");
        if (Port is < 0 or > 65535) throw MigratorException.Configuration($"{Port} is not a port.", "Give one from 1 to 65535, or 0 for a free one.");
    }
}
