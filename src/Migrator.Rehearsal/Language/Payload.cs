namespace Migrator.Rehearsal.Language;

/// <summary>What a mutation answers. Fields that are not set are null.</summary>
internal sealed class Payload : Dictionary<string, object?>
{
    public Payload(params (string Name, object? Value)[] values)
        : base(StringComparer.Ordinal)
    {
        foreach (var (name, value) in values)
            this[name] = value;
        TryAdd("userErrors", Array.Empty<UserError>());
    }

    /// <summary>Nothing of this mutation stays.</summary>
    public bool Failed { get; init; }

    /// <summary>Puts into a failed payload what is shown as it was before; runs after the change was taken back.</summary>
    public Action<Payload>? Restore { get; init; }

    public static Payload Refuse(params IReadOnlyCollection<UserError> errors) => new(("userErrors", errors)) { Failed = true };
}

/// <summary>A complaint about the input.</summary>
/// <param name="Field">The path into the arguments, list positions as text; null where it is about the whole.</param>
internal sealed record UserError(IReadOnlyList<string>? Field, string Message, string? Code)
{
    /// <summary>Which element of a list value is meant, where one is.</summary>
    public int? ElementIndex { get; init; }

    public static UserError At(string path, string message, string? code = null) => new(path.Length == 0 ? null : path.Split('.'), message, code);
}

/// <summary>User errors gathered while an input is read.</summary>
internal sealed class Complaints
{
    private readonly List<UserError> _errors = [];

    public bool Any => _errors.Count > 0;

    public IReadOnlyList<UserError> All => _errors;

    /// <param name="path">Dotted path into the arguments; empty for none.</param>
    public void Add(string path, string message, string? code = null) => _errors.Add(UserError.At(path, message, code));

    public void Add(UserError error) => _errors.Add(error);
}
