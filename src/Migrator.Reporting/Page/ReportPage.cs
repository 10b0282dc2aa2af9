using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Fluid;
using Migrator.Core.Entities;
using Migrator.Core.Runs;
using Migrator.Reporting.Figures;

namespace Migrator.Reporting.Page;

/// <summary><c>report.html</c>: one file with its style and script in it. Every value is encoded, and a policy in the page forbids any script but its own and any network.</summary>
/// <param name="digest">What to show.</param>
/// <param name="signature">The SHA-256 of <c>report.json</c>.</param>
/// <param name="limits">How long a value may be.</param>
internal sealed class ReportPage(Digest digest, string signature, ReportLimits limits)
{
    // Letters of every script stay as they are; what has a meaning in HTML does not.
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);
    private static readonly Lazy<Sheets> Shared = new(Sheets.Load);

    public async Task WriteAsync(Stream stream, CancellationToken cancellationToken)
    {
        var sheets = Shared.Value;
        var context = new TemplateContext(Options(limits, digest.Summary.Shop));
        context.SetValue("r", digest.Summary);
        context.SetValue("records", digest.Records);
        context.SetValue("recordsLeftOut", digest.Summary.Records - digest.Records.Count);
        var isUnfinished = digest.Summary.Verdict is VerdictWord.Failed or VerdictWord.Cancelled;
        context.SetValue("unfinished", isUnfinished);
        // In a run that broke off, what was read and not yet mapped is not unreadable.
        context.SetValue("unread", isUnfinished ? 0L : digest.Summary.Total.Read - digest.Summary.Records);
        context.SetValue("severalCoverage", Several(digest.Summary.Coverage.Select(a => a.Entity)));
        context.SetValue("severalRules", Several(digest.Summary.Rules.Select(r => r.Entity)));
        context.SetValue("severalDifferences", Several(digest.Summary.Causes.Select(c => c.Entity)));
        context.SetValue("severalRecords", Several(digest.Records.Select(r => r.Entity)));
        context.SetValue("signature", signature);
        context.SetValue("style", sheets.Style);
        context.SetValue("script", sheets.Script);
        context.SetValue("scriptHash", sheets.ScriptHash);

        await using var text = new StreamWriter(stream, new UTF8Encoding(false), bufferSize: 64 * 1024, leaveOpen: true) { NewLine = "\n" };
        foreach (var section in sheets.Sections)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await section.RenderAsync(text, context, Encoder);
        }
    }

    /// <summary>Whether a table needs a column that says which entity is meant.</summary>
    private static bool Several(IEnumerable<EntityType> entities) => entities.Distinct().Skip(1).Any();

    private static TemplateOptions Options(ReportLimits limits, ShopSide shop)
    {
        var options = new TemplateOptions { StrictFilters = true, CultureInfo = CultureInfo.InvariantCulture };
        options.MemberAccessStrategy = new UnsafeMemberAccessStrategy { MemberNameStrategy = MemberNameStrategies.CamelCase };
        options.ValueConverters.Add(value => value switch
        {
            EntityType entity => Word.Of(entity),
            Enum word => Word.Of(word),
            RunId run => run.Value,
            _ => null,
        });
        PageFilters.Add(options.Filters, limits, shop);
        return options;
    }

    /// <summary>The parts of the page that are in the program, read once.</summary>
    private sealed record Sheets(IReadOnlyList<IFluidTemplate> Sections, string Style, string Script, string ScriptHash)
    {
        public static Sheets Load()
        {
            var parser = new FluidParser();
            var names = typeof(Sheets).Assembly.GetManifestResourceNames().Where(n => n.EndsWith(".liquid", StringComparison.Ordinal)).Order(StringComparer.Ordinal);
            var script = Text("report.js");
            var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(script)));
            return new Sheets([.. names.Select(n => parser.Parse(Text(n)))], Text("report.css"), script, hash);
        }

        private static string Text(string name)
        {
            using var stream = typeof(Sheets).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"The resource {name} is not in the assembly.");
            using var reader = new StreamReader(stream);
            // A browser reads line ends as one letter before it hashes the script.
            return reader.ReadToEnd().ReplaceLineEndings("\n");
        }
    }
}
