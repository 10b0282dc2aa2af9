using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Migrator.Web.Problems;

namespace Migrator.Web.Serving;

/// <summary>Lets in who knows the token; without one, who sits at this machine. A page in a browser on this machine is not let in for its user.</summary>
/// <param name="options">The token.</param>
internal sealed class CallerCheck(ServeOptions options)
{
    private readonly byte[]? _token = options.Token is { } token ? Hash(token) : null;

    /// <summary>Why this caller is refused; null where it is not.</summary>
    public Problem? Refusal(HttpContext context)
    {
        if (_token is not null) return HasToken(context.Request) ? null : Unauthorized(context);
        if (context.Connection.RemoteIpAddress is not { } caller || !IPAddress.IsLoopback(caller))
            return Forbidden("Without a token only callers on this machine are let in.");

        // A page on the internet can make a browser here send requests to this address: by a name that it lets point here, or as a form.
        if (!IsLoopback(context.Request.Host.Host)) return Forbidden($"This host is not called '{context.Request.Host.Host}'.");
        var origin = context.Request.Headers.Origin.ToString();
        return origin.Length == 0 || (Uri.TryCreate(origin, UriKind.Absolute, out var from) && from.Authority == context.Request.Host.Value)
            ? null
            : Forbidden("A page of another origin may not call this host.");
    }

    // Hashes are of one length: how long the comparison takes says nothing of the token.
    private bool HasToken(HttpRequest request) =>
        request.Headers.Authorization is [{ } header] && header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)
        && CryptographicOperations.FixedTimeEquals(Hash(header["Bearer ".Length..].Trim()), _token!);

    private static Problem Unauthorized(HttpContext context)
    {
        context.Response.Headers.WWWAuthenticate = "Bearer";
        return new Problem(StatusCodes.Status401Unauthorized, "no-token", "The caller is not known.", "The request has no token, or not the right one.", "Send 'Authorization: Bearer TOKEN' with the token that the host was started with.");
    }

    private static Problem Forbidden(string detail) =>
        new(StatusCodes.Status403Forbidden, "not-from-here", "The caller is not let in.", detail, "Call http://127.0.0.1 or http://localhost on the machine itself, or start the host with a token.");

    private static bool IsLoopback(string host) => host == "localhost" || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
