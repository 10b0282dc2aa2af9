using System.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace Migrator.Cli.Hosting;

/// <summary>Spans as lines of text: trace, step, tags, seconds.</summary>
internal sealed class SpanLines(TextWriter output) : BaseExporter<Activity>
{
    public override ExportResult Export(in Batch<Activity> batch)
    {
        foreach (var span in batch)
        {
            var tags = string.Join(' ', span.TagObjects.Where(t => t.Value is not null).Select(t => $"{t.Key}={t.Value}"));
            output.WriteLine(FormattableString.Invariant($"span {span.TraceId} {span.DisplayName} {tags} {span.Duration.TotalSeconds:0.000} s {(span.Status is ActivityStatusCode.Error ? span.StatusDescription : "ok")}"));
        }

        return ExportResult.Success;
    }
}

/// <summary>Metrics as lines of text: name, tags, sum, and how many values a histogram has.</summary>
internal sealed class MetricLines(TextWriter output) : BaseExporter<Metric>
{
    public override ExportResult Export(in Batch<Metric> batch)
    {
        foreach (var metric in batch)
        {
            foreach (ref readonly var point in metric.GetMetricPoints())
            {
                var tags = new List<string>();
                foreach (var tag in point.Tags) tags.Add($"{tag.Key}={tag.Value}");
                output.WriteLine(FormattableString.Invariant($"metric {metric.Name} {string.Join(' ', tags)} {Value(metric, point)} {metric.Unit}"));
            }
        }

        return ExportResult.Success;
    }

    private static string Value(Metric metric, in MetricPoint point) => metric.MetricType switch
    {
        MetricType.LongSum => FormattableString.Invariant($"{point.GetSumLong()}"),
        MetricType.DoubleSum => FormattableString.Invariant($"{point.GetSumDouble():0.###}"),
        MetricType.Histogram => FormattableString.Invariant($"{point.GetHistogramSum():0.###} in {point.GetHistogramCount()}"),
        _ => metric.MetricType.ToString(),
    };
}
