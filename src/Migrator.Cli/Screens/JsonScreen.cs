using System.Text.Json;
using Migrator.Core;
using Migrator.Core.Failures;
using Migrator.Core.Runs;

namespace Migrator.Cli.Screens;

/// <summary>One JSON object a line on standard output; the last one is the verdict.</summary>
/// <param name="output">Standard output.</param>
internal sealed class JsonScreen(TextWriter output) : IScreen
{
    public void Say(string sentence) => Write(new { @event = "message", message = sentence });

    public void Step(int number, string name, string sentence) => Write(new { @event = "step", step = number, name, message = sentence });

    public Task<T> WatchAsync<T>(Func<IProgress<RunProgress>, Task<T>> work) => work(new Lines(this));

    public void Done(Verdict verdict) => Write(verdict);

    public void Failed(Failure failure) => Write(new { verdict = "failed", error = failure.Message, @class = failure.Class });

    public void Cancelled() => Write(new { verdict = "cancelled" });

    private void Write<T>(T line) => output.WriteLine(JsonSerializer.Serialize(line, MigratorJson.Options));

    private sealed class Lines(JsonScreen screen) : IProgress<RunProgress>
    {
        public void Report(RunProgress value) => screen.Write(new { @event = "progress", run = value.Run, step = value.Status.Step, current = value.Status.Current, entities = value.Entities });
    }
}
