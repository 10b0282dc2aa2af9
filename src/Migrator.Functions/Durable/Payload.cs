using System.Text;
using System.Text.Json;
using Migrator.Core;
using Migrator.Core.Failures;

namespace Migrator.Functions.Durable;

/// <summary>
/// What history carries: JSON as <see cref="MigratorJson"/> writes it, handed to Durable as a finished element, so that its own converter (which follows
/// the settings of the Functions worker) changes nothing in it.
/// </summary>
internal static class Payload
{
    /// <summary>Bytes: Durable moves larger payloads out of its tables into blobs, at a cost for every replay. The embedded host keeps the same bound.</summary>
    public const int Limit = 16 * 1024;

    private const int LongestMessage = 1_500;
    private const int LongestDetail = 2_500;

    /// <param name="value">What to write.</param>
    /// <param name="type">The type that the reader expects.</param>
    /// <param name="what">For the message, such as <c>the input of activity 'X'</c>.</param>
    /// <exception cref="MigratorException">Bug: too large.</exception>
    public static JsonElement Write(object? value, Type type, string what)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(value, type, MigratorJson.Options);
        if (json.Length > Limit) throw MigratorException.Bug($"{what} takes {json.Length} bytes as JSON and may take {Limit}: history carries references and counts, never records.");
        return JsonElement.Parse(json);
    }

    public static JsonElement Write<T>(T value, string what) => Write(value, typeof(T), what);

    /// <exception cref="MigratorException">Bug: the JSON is not of this shape, as after an upgrade that changed it.</exception>
    public static object? Read(JsonElement json, Type type, string what)
    {
        if (json.ValueKind is JsonValueKind.Undefined) return null;
        try
        {
            return json.Deserialize(type, MigratorJson.Options);
        }
        catch (JsonException e)
        {
            throw MigratorException.Bug($"{what} cannot be read as {type.Name}: {e.Message}", e);
        }
    }

    public static T Read<T>(JsonElement json, string what) => (T)Read(json, typeof(T), what)!;

    /// <summary>A failure always fits: long texts are cut here and whole in the log.</summary>
    public static Failure Fitting(Failure failure) =>
        Encoding.UTF8.GetByteCount(JsonSerializer.Serialize(failure, MigratorJson.Options)) <= Limit / 2
            ? failure
            : failure with { Message = Cut(failure.Message, LongestMessage), Detail = failure.Detail is null ? null : Cut(failure.Detail, LongestDetail) };

    private static string Cut(string text, int length) => text.Length <= length ? text : text[..length] + " …";
}
