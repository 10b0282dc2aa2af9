using System.Globalization;
using Fluid;
using Fluid.Values;
using Migrator.Reporting.Figures;

namespace Migrator.Reporting.Page;

/// <summary>How the templates write numbers, times and values. None of them makes HTML: what they give is encoded like everything else.</summary>
internal static class PageFilters
{
    public static void Add(FilterCollection filters, ReportLimits limits, ShopSide shop)
    {
        var admin = new AdminLinks(shop.Domain);
        filters.AddFilter("n", (input, _, _) => Text(Figure.Of((long)input.ToNumberValue())));
        filters.AddFilter("share", (input, arguments, _) => Text(Figure.Share((long)input.ToNumberValue(), (long)arguments.At(0).ToNumberValue())));
        filters.AddFilter("duration", (input, _, _) => Text(Figure.Duration((double)input.ToNumberValue())));
        filters.AddFilter("time", (input, _, _) => Text(Figure.Time(Time(input))));
        filters.AddFilter("iso", (input, _, _) => Text(Time(input).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)));
        filters.AddFilter("cut", (input, _, _) => Text(Cut(input.ToStringValue(), limits.ValueLength)));
        filters.AddFilter("gid", (input, _, _) => Text(AdminLinks.Short(input.ToStringValue())));
        filters.AddFilter("admin", (input, _, _) => admin.Of(input.ToStringValue()) is { } link ? Text(link) : NilValue.Instance);
    }

    internal static string Cut(string value, int limit)
    {
        if (value.Length <= limit) return value;
        // Never through the middle of a letter that takes two chars.
        var end = char.IsHighSurrogate(value[limit - 1]) ? limit - 1 : limit;
        return $"{value[..end]}… ({Figure.Of(value.Length)} letters in all)";
    }

    private static ValueTask<FluidValue> Text(string text) => new(StringValue.Create(text));

    private static DateTimeOffset Time(FluidValue value) => (DateTimeOffset)value.ToObjectValue();
}
