using System.Text.Json;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Migrator.Functions.Durable;

namespace Migrator.Functions.Triggers;

/// <summary>A trigger for each orchestration of <c>MigrationTasks</c>: Durable's generator does not look into other assemblies. A test compares.</summary>
/// <param name="tasks">Runs them.</param>
public sealed class OrchestrationTriggers(DurableTasks tasks)
{
    [Function("MigrationOrchestration")]
    public Task<JsonElement> Migration([OrchestrationTrigger] TaskOrchestrationContext context) => tasks.OrchestrateAsync(context);

    [Function("EntityOrchestration")]
    public Task<JsonElement> Entity([OrchestrationTrigger] TaskOrchestrationContext context) => tasks.OrchestrateAsync(context);

    [Function("ImportOrchestration")]
    public Task<JsonElement> Import([OrchestrationTrigger] TaskOrchestrationContext context) => tasks.OrchestrateAsync(context);

    [Function("ReviewOrchestration")]
    public Task<JsonElement> Review([OrchestrationTrigger] TaskOrchestrationContext context) => tasks.OrchestrateAsync(context);

    [Function("ReviewRunOrchestration")]
    public Task<JsonElement> ReviewRun([OrchestrationTrigger] TaskOrchestrationContext context) => tasks.OrchestrateAsync(context);
}
