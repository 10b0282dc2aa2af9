using System.Text.Json;
using Microsoft.Azure.Functions.Worker;
using Migrator.Functions.Durable;

namespace Migrator.Functions.Triggers;

/// <summary>A trigger for each activity of <c>MigrationTasks</c>. A test compares.</summary>
/// <param name="tasks">Runs them.</param>
public sealed class ActivityTriggers(DurableTasks tasks)
{
    [Function("ConnectActivity")]
    public Task<JsonElement> Connect([ActivityTrigger] JsonElement input, FunctionContext function) => tasks.ActAsync(input, function);

    [Function("PlanActivity")]
    public Task<JsonElement> Plan([ActivityTrigger] JsonElement input, FunctionContext function) => tasks.ActAsync(input, function);

    [Function("ExportActivity")]
    public Task<JsonElement> Export([ActivityTrigger] JsonElement input, FunctionContext function) => tasks.ActAsync(input, function);

    [Function("TransformActivity")]
    public Task<JsonElement> Transform([ActivityTrigger] JsonElement input, FunctionContext function) => tasks.ActAsync(input, function);

    [Function("ImportActivity")]
    public Task<JsonElement> Import([ActivityTrigger] JsonElement input, FunctionContext function) => tasks.ActAsync(input, function);

    [Function("ManifestActivity")]
    public Task<JsonElement> Manifest([ActivityTrigger] JsonElement input, FunctionContext function) => tasks.ActAsync(input, function);

    [Function("ReviewActivity")]
    public Task<JsonElement> Review([ActivityTrigger] JsonElement input, FunctionContext function) => tasks.ActAsync(input, function);

    [Function("ReadResultsActivity")]
    public Task<JsonElement> ReadResults([ActivityTrigger] JsonElement input, FunctionContext function) => tasks.ActAsync(input, function);

    [Function("ReportActivity")]
    public Task<JsonElement> Report([ActivityTrigger] JsonElement input, FunctionContext function) => tasks.ActAsync(input, function);
}
