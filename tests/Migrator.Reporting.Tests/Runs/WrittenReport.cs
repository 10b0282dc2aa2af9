using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Migrator.Core.Artifacts;

namespace Migrator.Reporting.Tests.Runs;

/// <summary>The three files of a report, read back.</summary>
internal sealed record WrittenReport(string Html, byte[] Json, string Csv)
{
    private static readonly Lazy<Task<WrittenReport>> Sample = new(() => OfAsync(SampleStore.Build()));
    private readonly Lazy<IDocument> _page = new(() => new HtmlParser(new HtmlParserOptions { IsScripting = false }).ParseDocument(Html));
    private readonly Lazy<JsonElement> _data = new(() => JsonDocument.Parse(Json).RootElement);

    /// <summary>The report of <see cref="SampleStore"/>, written once for all tests that only read it.</summary>
    public static Task<WrittenReport> SampleAsync() => Sample.Value;

    public static async Task<WrittenReport> OfAsync(RunBuilder run, ReportLimits? limits = null)
    {
        var writer = limits is null ? new HtmlReportWriter() : new HtmlReportWriter(limits);
        await writer.WriteAsync(run.Artifacts, run.Files, await run.BuildAsync(), default);
        return new WrittenReport(
            System.Text.Encoding.UTF8.GetString(await ReadAsync(run, run.Files.Report)),
            await ReadAsync(run, run.Files.ReportJson),
            System.Text.Encoding.UTF8.GetString(await ReadAsync(run, run.Files.ReportCsv)));
    }

    public IDocument Page => _page.Value;

    public JsonElement Data => _data.Value;

    public JsonElement Summary => Data.GetProperty("summary");

    private static async Task<byte[]> ReadAsync(RunBuilder run, ArtifactPath path)
    {
        await using var stream = await run.Artifacts.OpenReadAsync(path, default);
        using var copy = new MemoryStream();
        await stream.CopyToAsync(copy);
        return copy.ToArray();
    }
}
