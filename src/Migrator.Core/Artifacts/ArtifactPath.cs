namespace Migrator.Core.Artifacts;

/// <summary>The name of a file of a run: segments joined by <c>/</c>, never absolute, never with <c>..</c>.</summary>
public readonly record struct ArtifactPath
{
    private readonly string? _value;

    public ArtifactPath(string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        if (value.Split('/').Any(segment => segment is "" or "." or "..") || value.Contains('\\', StringComparison.Ordinal))
            throw new ArgumentException($"'{value}' is not an artifact's path: segments joined by '/', none empty, '.' or '..'.", nameof(value));
        _value = value;
    }

    public string Value => _value ?? throw new InvalidOperationException("An artifact path without a value.");

    public override string ToString() => Value;
}
