using System.Text.Json;
using Microsoft.DurableTask;

namespace Migrator.Functions.Durable;

/// <summary>
/// Hands out events of one name in the order they came, to those who wait in the order they began. Durable's own waiting gives an event to the newest
/// waiter, even to one that was given up, and so loses it: here at most one of Durable's waits is open for each name, and what it brings is kept.
/// </summary>
/// <param name="context">The execution.</param>
internal sealed class EventInbox(TaskOrchestrationContext context)
{
    private readonly Dictionary<string, Box> _boxes = new(StringComparer.OrdinalIgnoreCase);

    public Task<JsonElement> WaitAsync(string name, CancellationToken cancellationToken)
    {
        if (!_boxes.TryGetValue(name, out var box)) _boxes[name] = box = new Box();
        if (box.Arrived.TryDequeue(out var arrived)) return Task.FromResult(arrived);

        var waiter = new TaskCompletionSource<JsonElement>();
        cancellationToken.Register(() => waiter.TrySetCanceled(cancellationToken));
        box.Waiters.Enqueue(waiter);
        if (box.Pump.IsCompleted) box.Pump = PumpAsync(name, box);
        return waiter.Task;
    }

    /// <summary>Sends what nobody took to the next execution.</summary>
    public void PassOn()
    {
        foreach (var (name, box) in _boxes)
        {
            while (box.Arrived.TryDequeue(out var payload)) context.SendEvent(context.InstanceId, name, payload);
        }
    }

    private async Task PumpAsync(string name, Box box)
    {
        while (box.Waiters.Count > 0)
        {
            var payload = await context.WaitForExternalEvent<JsonElement>(name, CancellationToken.None);
            if (!Deliver(payload, box)) box.Arrived.Enqueue(payload);
        }
    }

    private static bool Deliver(JsonElement payload, Box box)
    {
        while (box.Waiters.TryDequeue(out var waiter))
        {
            if (waiter.TrySetResult(payload)) return true;
        }

        return false;
    }

    private sealed class Box
    {
        public Queue<TaskCompletionSource<JsonElement>> Waiters { get; } = new();

        public Queue<JsonElement> Arrived { get; } = new();

        public Task Pump { get; set; } = Task.CompletedTask;
    }
}
