using System.Text;
using System.Text.Json;
using Migrator.Core;
using Migrator.Core.Failures;

namespace Migrator.Embedded.Engine;

/// <summary>What history carries: JSON, and little of it.</summary>
internal static class Payload
{
    /// <summary>Bytes. Durable Functions moves larger payloads out of its tables at a cost; both hosts keep the same bound.</summary>
    public const int Limit = 16 * 1024;

    private const int LongestMessage = 1_500;
    private const int LongestDetail = 2_500;

    /// <param name="value">What to write.</param>
    /// <param name="type">The type that the reader expects.</param>
    /// <param name="what">For the message, such as <c>the input of activity 'X'</c>.</param>
    /// <exception cref="MigratorException">Bug: too large, or nothing that JSON can say.</exception>
    public static string Write(object? value, Type type, string what)
    {
        string json;
        try
        {
            json = JsonSerializer.Serialize(value, type, MigratorJson.Options);
        }
        catch (Exception e) when (e is not MigratorException)
        {
            // Types with converters of their own throw what they like.
            throw MigratorException.Bug($"{what} cannot be written as JSON ({type.Name}): {e.Message}", e);
        }

        var size = Encoding.UTF8.GetByteCount(json);
        return size <= Limit ? json : throw MigratorException.Bug($"{what} takes {size} bytes as JSON and may take {Limit}: history carries references and counts, never records.");
    }

    public static string Write<T>(T value, string what) => Write(value, typeof(T), what);

    /// <exception cref="MigratorException">Bug: the JSON is not of this shape, as after an upgrade that changed it.</exception>
    public static object? Read(string? json, Type type, string what)
    {
        if (json is null) return null;
        try
        {
            return JsonSerializer.Deserialize(json, type, MigratorJson.Options);
        }
        catch (Exception e) when (e is not MigratorException)
        {
            throw MigratorException.Bug($"{what} cannot be read as {type.Name}: {e.Message}", e);
        }
    }

    /// <summary>A failure always fits: long texts are cut here and whole in the log.</summary>
    public static string Write(Failure failure)
    {
        var json = JsonSerializer.Serialize(failure, MigratorJson.Options);
        if (Encoding.UTF8.GetByteCount(json) <= Limit) return json;
        var cut = failure with { Message = Cut(failure.Message, LongestMessage), Detail = failure.Detail is null ? null : Cut(failure.Detail, LongestDetail) };
        return JsonSerializer.Serialize(cut, MigratorJson.Options);
    }

    public static Failure ReadFailure(string json) => JsonSerializer.Deserialize<Failure>(json, MigratorJson.Options)!;

    private static string Cut(string text, int length) => text.Length <= length ? text : text[..length] + " …";
}
