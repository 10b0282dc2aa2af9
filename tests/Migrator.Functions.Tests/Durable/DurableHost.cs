using System.Text.Json;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Client.Grpc;
using Microsoft.DurableTask.Testing.Sidecar;
using Microsoft.DurableTask.Testing.Sidecar.Grpc;
using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Migrator.Core.Orchestration;
using Migrator.Functions.Durable;
using Migrator.TestKit.Contracts.Orchestration;

namespace Migrator.Functions.Tests.Durable;

/// <summary>Durable's own test back end, in memory, and a worker on it that runs what this host's triggers run. The worker can be stopped; the history stays.</summary>
internal sealed class DurableHost : IOrchestrationHost
{
    private readonly WebApplication _backEnd;
    private readonly GrpcChannel _channel;
    private readonly OrchestrationRegistry _registry;
    private readonly DurableTaskClient _client;
    private IHost? _worker;

    private DurableHost(WebApplication backEnd, OrchestrationRegistry registry)
    {
        _backEnd = backEnd;
        _registry = registry;
        _channel = GrpcChannel.ForAddress(backEnd.Urls.Single());
        _client = new GrpcDurableTaskClient("tests", new GrpcDurableTaskClientOptions { Channel = _channel }, NullLogger.Instance);
        Client = new DurableOrchestrationClient(_client);
    }

    public IOrchestrationClient Client { get; }

    public TimeSpan LongTime => TimeSpan.FromMilliseconds(400);

    public static async Task<DurableHost> StartAsync(OrchestrationRegistry registry)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        var service = new InMemoryOrchestrationService(NullLoggerFactory.Instance);
        builder.Services.AddRoutingCore().AddLogging()
            .AddSingleton(BackEnd.ForWork(service)).AddSingleton(BackEnd.ForClient(service)).AddSingleton<TaskHubGrpcServer>()
            .AddGrpc();
        var backEnd = builder.Build();
        backEnd.UseRouting();
        backEnd.MapGrpcService<TaskHubGrpcServer>();
        await backEnd.StartAsync(TestContext.Current.CancellationToken);

        var host = new DurableHost(backEnd, registry);
        await host.StartWorkerAsync();
        return host;
    }

    public Task SettleAsync() => Task.Delay(150, TestContext.Current.CancellationToken);

    public async Task PassAsync(TimeSpan time)
    {
        await SettleAsync();
        await Task.Delay(time, TestContext.Current.CancellationToken);
        await SettleAsync();
    }

    public async Task<InstanceState> WaitForEndAsync(string instanceId)
    {
        await _client.WaitForInstanceCompletionAsync(instanceId, TestContext.Current.CancellationToken);
        return (await Client.FindAsync(instanceId, TestContext.Current.CancellationToken))!;
    }

    public async Task RestartHostAsync()
    {
        await StopWorkerAsync();
        await StartWorkerAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await StopWorkerAsync();
        await _client.DisposeAsync();
        _channel.Dispose();
        await _backEnd.DisposeAsync();
    }

    private async Task StartWorkerAsync()
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddLogging().AddSingleton(_registry).AddSingleton<DurableTasks>();
        builder.Services.AddDurableTaskWorker(worker => worker.UseGrpc(_channel).AddTasks(Register));
        _worker = builder.Build();
        await _worker.StartAsync(TestContext.Current.CancellationToken);
    }

    private async Task StopWorkerAsync()
    {
        if (_worker is null) return;
        await _worker.StopAsync(CancellationToken.None);
        _worker.Dispose();
        _worker = null;
    }

    private void Register(DurableTaskRegistry tasks)
    {
        foreach (var name in _registry.Orchestrations.Keys)
            tasks.AddOrchestratorFunc<JsonElement, JsonElement>(DurableNames.Orchestration(name), (context, _) => Tasks.OrchestrateAsync(context));
        foreach (var function in _registry.Activities.Keys.Select(DurableNames.Activity))
            tasks.AddActivityFunc<JsonElement, JsonElement>(function, (_, input) => Tasks.ActAsync(function, input, _worker!.Services, Stopping));
    }

    private DurableTasks Tasks => _worker!.Services.GetRequiredService<DurableTasks>();

    private CancellationToken Stopping => _worker!.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
}
