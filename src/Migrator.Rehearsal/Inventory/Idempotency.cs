using System.Security.Cryptography;
using System.Text.Json;
using Migrator.Rehearsal.Language;
using Migrator.Rehearsal.State;

namespace Migrator.Rehearsal.Inventory;

/// <summary>
/// Mutations that Shopify runs only with <c>@idempotent(key:)</c>: a key seen before changes nothing a second time, and
/// with other arguments is refused. Keys are kept for a day.
/// </summary>
internal static class Idempotency
{
    private static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    public static Payload Once(Call call, Func<Call, Payload> run)
    {
        if (call.IdempotencyKey is not { } key)
            throw new FieldException("BAD_REQUEST", "The @idempotent directive is required for this mutation but was not provided.");
        if (string.IsNullOrWhiteSpace(key))
            throw new FieldException("BAD_REQUEST", "The idempotency key cannot be an empty string or whitespace only.");
        var digest = Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(call.Arguments.Values)));
        var name = $"{call.Context.FieldDefinition.Name}:{call.Scope.Access.Token}:{key}";
        if (call.Session.FindBy<IdempotencyKey>(Lookup.Exact("name", name)) is { } before && call.Session.Now - before.CreatedAt < Kept)
        {
            return before.Digest == digest
                ? new Payload()
                : Payload.Refuse(UserError.At("", "The idempotency key was used before with different parameters.", "IDEMPOTENCY_KEY_PARAMETER_MISMATCH"));
        }

        var payload = run(call);
        if (!payload.Failed)
            call.Session.Add(new IdempotencyKey { Name = name, Digest = digest });
        return payload;
    }
}

internal sealed class IdempotencyKey : Entity
{
    public string Name { get; set; } = "";

    public string Digest { get; set; } = "";

    public override IEnumerable<Lookup> Lookups() => [Lookup.Exact("name", Name)];
}
