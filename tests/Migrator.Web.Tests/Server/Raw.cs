using System.Net.Sockets;
using System.Text;

namespace Migrator.Web.Tests.Server;

/// <summary>Sends a path as it is: a client of .NET would tidy it up.</summary>
internal static class Raw
{
    public static async Task<int> GetStatusAsync(Uri server, string path)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(server.Host, server.Port, TestContext.Current.CancellationToken);
        await using var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: {server.Authority}\r\nConnection: close\r\n\r\n"), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream, Encoding.ASCII);
        var line = await reader.ReadLineAsync(TestContext.Current.CancellationToken);
        return int.Parse(line!.Split(' ')[1]);
    }
}
