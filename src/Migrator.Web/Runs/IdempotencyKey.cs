using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Migrator.Core;
using Migrator.Core.Ledger;
using Migrator.Core.Runs;
using Migrator.Web.Problems;

namespace Migrator.Web.Runs;

/// <summary>
/// Finds the run of a request: the same <c>Idempotency-Key</c> always means the same run, whatever falls between. The ledger's claims decide, for they are
/// atomic and outlive the process: the first request to claim the key gives it its run.
/// https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/
/// </summary>
/// <param name="ledgers">Keeps the claims, under a name that no shop has.</param>
/// <param name="time">Makes run ids.</param>
internal sealed class IdempotencyKey(ILedgers ledgers, TimeProvider time)
{
    public const string Header = "Idempotency-Key";

    private const string Place = "http-requests";

    /// <exception cref="ProblemException">The key is not one, or it was used for another request.</exception>
    public async Task<RunId> RunForAsync(HttpRequest http, MigrationRequest request, string? mapping, CancellationToken cancellationToken)
    {
        var ledger = ledgers.For(Place);
        var run = await UnusedAsync(ledger, cancellationToken);
        if (Read(http) is not { } key) return run;

        // The key itself is the caller's and may say something: only its hash is kept.
        var name = Hash(key);
        var content = Hash(JsonSerializer.Serialize(request, MigratorJson.Options) + "\n" + mapping);
        var owners = await ledger.ClaimAsync("idempotency-key", [new Claim(name, $"{run} {content}")], cancellationToken);
        var owner = owners[name].Split(' ');
        return owner[1] == content
            ? new RunId(owner[0])
            : throw new Problem(
                StatusCodes.Status422UnprocessableEntity,
                "idempotency-key-reused",
                "The Idempotency-Key was used for another request.",
                $"It started run {owner[0]}, whose request was not this one.",
                "Use a new key for a new migration; send the same body with the same key.").AsException();
    }

    private static string? Read(HttpRequest http)
    {
        var values = http.Headers[Header];
        if (values.Count == 0) return null;
        var key = values.Count == 1 ? values[0]! : "";
        return key.Length is >= 1 and <= 255 && key.All(c => c is >= ' ' and <= '~')
            ? key
            : throw new Problem(StatusCodes.Status400BadRequest, "bad-idempotency-key", "The Idempotency-Key is wrong.", "It is given once, with 1 to 255 printable ASCII characters.", "Use a UUID.").AsException();
    }

    /// <summary>An id that no other request has, even in the same second.</summary>
    private async Task<RunId> UnusedAsync(ILedger ledger, CancellationToken cancellationToken)
    {
        var owner = Guid.NewGuid().ToString("N");
        while (true)
        {
            var run = RunId.New(time);
            if ((await ledger.ClaimAsync("run", [new Claim(run.Value, owner)], cancellationToken))[run.Value] == owner) return run;
        }
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
