using System.Text;
using Migrator.Mapping.Metafields;

namespace Migrator.Mapping.Attributes;

/// <summary>Keys of metafields: each attribute's own, in the form that Shopify takes.</summary>
internal sealed class MetafieldKeys
{
    private readonly HashSet<(string Namespace, string Key)> _taken = [];

    /// <summary>Takes exactly this key.</summary>
    /// <returns>False where another has it.</returns>
    public bool TryTake(string space, string key) => _taken.Add((space, key));

    public bool IsTaken(string space, string key) => _taken.Contains((space, key));

    /// <summary>Takes the key, or the first of <c>key_2</c>, <c>key_3</c> … that is free.</summary>
    public string Take(string space, string key)
    {
        for (var number = 1; ; number++)
        {
            var candidate = number == 1 ? key : WithSuffix(key, $"_{number}");
            if (TryTake(space, candidate)) return candidate;
        }
    }

    /// <summary>The code in lower case, with <c>_</c> for what a key may not have; 2 to 64 characters.</summary>
    public static string Of(string code)
    {
        var key = new StringBuilder(code.Length);
        foreach (var letter in code.ToLowerInvariant()) key.Append(char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-' ? letter : '_');
        while (key.Length < 2) key.Append('_');
        return key.Length <= MetafieldLimits.KeyLength ? key.ToString() : key.ToString(0, MetafieldLimits.KeyLength);
    }

    public static string WithSuffix(string key, string suffix) =>
        key[..Math.Min(key.Length, MetafieldLimits.KeyLength - suffix.Length)] + suffix;
}
