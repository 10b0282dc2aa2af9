using Migrator.Mapping.Books;

namespace Migrator.Mapping.Products.Options;

/// <summary>One thing by which variants differ.</summary>
/// <param name="Code">The super attribute's code; empty where it is none.</param>
/// <param name="Name">The option's name.</param>
internal sealed record OptionAxis(string Code, string Name);

/// <summary>A record that may become a variant.</summary>
/// <param name="Record">The child.</param>
/// <param name="Values">Its value of each axis, none empty.</param>
internal sealed record Candidate(SourceRecord Record, IReadOnlyList<string> Values);
