using Migrator.Core.Entities;
using Migrator.Core.Failures;
using Migrator.Core.Migration;
using Migrator.Core.Runs;
using Spectre.Console;

namespace Migrator.Cli.Screens;

/// <summary>For people at a terminal: bars while it runs, a table at the end.</summary>
/// <param name="console">Standard output.</param>
internal sealed class TextScreen(IAnsiConsole console) : IScreen
{
    public void Say(string sentence) => console.WriteLine(sentence);

    public void Step(int number, string name, string sentence) =>
        console.Write(new Grid()
            .AddColumn(new GridColumn().Width(11).NoWrap())
            .AddColumn()
            .AddRow(new Text($"{number} {name}", new Style(decoration: Decoration.Bold)), new Text(sentence)));

    public Task<T> WatchAsync<T>(Func<IProgress<RunProgress>, Task<T>> work) => console
        .Progress()
        .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
        .StartAsync(context => work(new Bars(context)));

    public void Done(Verdict verdict)
    {
        // Eight columns in the eighty characters of an ordinary terminal.
        var table = new Table().Border(TableBorder.Simple).AddColumn(new TableColumn("entity").NoWrap().Padding(0, 1));
        foreach (var heading in new[] { "read", "created", "updated", "unchanged", "skipped", "failed", "differing" })
            table.AddColumn(new TableColumn(heading).RightAligned().NoWrap().Padding(0, 1));
        foreach (var (entity, c) in verdict.Entities)
            table.AddRow([entity.Name, .. new[] { c.Read, c.Created, c.Updated, c.Unchanged, c.Skipped, c.Failed, c.Differing }.Select(n => n.ToString("N0"))]);
        console.Write(table);

        var (word, colour) = verdict.Word switch
        {
            VerdictWord.Complete => ("Complete", "green"),
            VerdictWord.Incomplete => ("Finished, and not everything arrived", "yellow"),
            VerdictWord.Cancelled => ("Cancelled", "yellow"),
            _ => ("Failed", "red"),
        };
        console.MarkupInterpolated($"[bold {colour}]{word}[/]");
        console.WriteLine($": run {verdict.Run}, {verdict.Seconds:0.0} s, {verdict.Findings:N0} findings.{Unchanged(verdict)}");
        if (verdict.Report is { } report) console.WriteLine($"Report: {report}");
        if (verdict.Error is { } error) console.WriteLine(error);
    }

    public void Failed(Failure failure)
    {
        console.MarkupInterpolated($"[bold red]Failed[/]");
        console.WriteLine(": " + failure.Message);
        if (failure.Detail is { } detail) console.WriteLine(detail);
    }

    public void Cancelled() => console.WriteLine("Stopped. The same command again goes on where it stopped.");

    private static string Unchanged(Verdict verdict) =>
        verdict.Entities.Values.All(c => c is { Created: 0, Updated: 0 }) && verdict.Entities.Values.Any(c => c.Unchanged > 0) ? " Nothing had to be changed." : "";

    /// <summary>One bar an entity: a third of each chunk's length for each of its three stations. Before the number of chunks is known, it only moves.</summary>
    private sealed class Bars(ProgressContext context) : IProgress<RunProgress>
    {
        private readonly Dictionary<EntityType, ProgressTask> _bars = [];
        private ProgressTask? _review;

        public void Report(RunProgress value)
        {
            foreach (var (entity, progress) in value.Entities)
            {
                if (!_bars.TryGetValue(entity, out var bar)) _bars[entity] = bar = context.AddTask(entity.Name);
                Show(bar, entity, progress);
            }

            if (value.Status.Step is MigrationStep.Review) _review ??= context.AddTask("review").IsIndeterminate();
            if (value.Status.Step is MigrationStep.Done && _review is { } review) review.IsIndeterminate(false).Value(review.MaxValue);
        }

        private static void Show(ProgressTask bar, EntityType entity, EntityProgress progress)
        {
            bar.MaxValue = Math.Max(1, progress.Plan.Chunks * 3);
            bar.Value = progress.Plan.Chunks == 0 ? 1 : progress.Exported + progress.Transformed + progress.Imported;
            bar.Description = $"{entity.Name}: {progress.Records:N0} read, {progress.Counts.Created + progress.Counts.Updated + progress.Counts.Unchanged:N0} in Shopify";
        }
    }
}
