using System.Text.Json;
using Migrator.Core.Failures;

namespace Migrator.Functions.Durable;

/// <summary>
/// What an activity function gives back: its answer or its failure, as data. An exception would not do: between the worker and the Functions host it
/// becomes a text out of which the host reads a type and the first line of a message; class, hint and the rest would be lost.
/// </summary>
/// <param name="Output">The answer; absent where it failed.</param>
/// <param name="Failure">How it failed; absent where it did not.</param>
internal sealed record ActivityAnswer(JsonElement? Output, Failure? Failure);
