using System.Text.Json;
using System.Text.Json.Serialization;
using Migrator.Core.Failures;

namespace Migrator.Core.Runs;

/// <summary>Where a secret is to be found: <c>env:NAME</c> or <c>file:PATH</c>. Only the reference is ever stored or printed.</summary>
[JsonConverter(typeof(SecretReferenceJsonConverter))]
public sealed record SecretReference
{
    public SecretReference(string reference)
    {
        var colon = reference.IndexOf(':', StringComparison.Ordinal);
        var scheme = colon < 0 ? "" : reference[..colon];
        if (scheme is not ("env" or "file") || colon == reference.Length - 1)
        {
            // The text itself may be the secret: it is not repeated.
            throw MigratorException.Configuration("A secret is given by its value or in an unknown form.", "Give where it is to be found: env:NAME or file:PATH.");
        }

        Reference = reference;
        Scheme = scheme;
        Name = reference[(colon + 1)..];
    }

    public string Reference { get; }

    /// <summary><c>env</c> or <c>file</c>.</summary>
    public string Scheme { get; }

    /// <summary>The variable's name, or the file's path.</summary>
    public string Name { get; }

    public override string ToString() => Reference;
}

/// <summary>Gives the value behind a reference, at the moment of its use.</summary>
public interface ISecrets
{
    /// <exception cref="MigratorException">Configuration: there is no such variable or file, or it is empty. The message names the reference.</exception>
    Task<string> ResolveAsync(SecretReference reference, CancellationToken cancellationToken);
}

internal sealed class SecretReferenceJsonConverter : JsonConverter<SecretReference>
{
    public override SecretReference Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetString() ?? "");

    public override void Write(Utf8JsonWriter writer, SecretReference value, JsonSerializerOptions options) => writer.WriteStringValue(value.Reference);
}
