namespace Migrator.Core.Records.Xml;

/// <summary>The word of each value of an enum in the vocabulary, apart from its name in the code.</summary>
internal sealed class Words<T>(params (T Value, string Word)[] pairs)
    where T : struct, Enum
{
    private readonly Dictionary<T, string> _words = pairs.ToDictionary(p => p.Value, p => p.Word);
    private readonly Dictionary<string, T> _values = pairs.ToDictionary(p => p.Word, p => p.Value, StringComparer.Ordinal);

    public string this[T value] => _words[value];

    public T this[string word] => _values.TryGetValue(word, out var value) ? value : throw new FormatException($"'{word}' is none of: {string.Join(", ", _values.Keys)}.");
}
