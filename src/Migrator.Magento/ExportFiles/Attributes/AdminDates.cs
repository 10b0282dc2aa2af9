using System.Globalization;
using System.Text.RegularExpressions;

namespace Migrator.Magento.ExportFiles.Attributes;

/// <summary>In which order a date of the admin's locale names its parts.</summary>
internal enum DateOrder
{
    /// <summary><c>11/23/26</c>: the United States, and what is taken where nothing tells.</summary>
    MonthDayYear,

    /// <summary><c>23.11.26</c>, <c>23/11/2026</c>.</summary>
    DayMonthYear,

    /// <summary><c>2026/11/23</c>, <c>26-11-23</c>.</summary>
    YearMonthDay,
}

/// <summary>
/// Dates as Magento's product export writes them: in the short form of the admin's locale (<c>11/23/26, 5:34 PM</c>, ICU), the time in the shop's zone.
/// Which locale that is the export does not say: it is learned from the dates themselves. ISO and <c>Y-m-d H:i:s</c> (Magento's database form, UTC) are read too.
/// </summary>
/// <param name="Order">Of the parts.</param>
/// <param name="Separator">Between the parts.</param>
internal sealed partial record AdminDates(DateOrder Order, char Separator)
{
    /// <summary>The United States' form: Magento's default.</summary>
    public static AdminDates Default { get; } = new(DateOrder.MonthDayYear, '/');

    private const int FirstYearOfLastCentury = 70;

    /// <summary>Whether this looks like a date in any locale; <paramref name="hasTime"/>: with a time.</summary>
    public static bool LooksLikeDate(string text, out bool hasTime)
    {
        var match = text.Length is < 6 or > 40 ? Match.Empty : Form().Match(text);
        hasTime = match.Groups["h"].Success;
        return match.Success && match.Groups["s"].Value == match.Groups["t"].Value;
    }

    /// <summary>What a date is made of, whatever its parts mean; null for what looks like none.</summary>
    public static DateParts? PartsOf(string text)
    {
        if (!LooksLikeDate(text, out var hasTime)) return null;
        var match = Form().Match(text);
        return new DateParts(Number(match, "a"), Number(match, "b"), match.Groups["s"].Value[0], match.Groups["a"].Length == 4, hasTime, match.Groups["pm"].Success);
    }

    /// <summary>The date, and with a time the instant; null for none, and for one in another form than the export's: what it means would be a guess.</summary>
    /// <param name="text">The field.</param>
    /// <param name="zone">The shop's time zone.</param>
    public (DateOnly Date, DateTimeOffset? Instant)? Parse(string text, TimeZoneInfo zone)
    {
        if (!LooksLikeDate(text, out var hasTime)) return ParseIso(text);
        var match = Form().Match(text);
        var (a, b, c) = (Number(match, "a"), Number(match, "b"), Number(match, "c"));
        var isIso = match.Groups["a"].Length == 4;
        if (!isIso && match.Groups["s"].Value[0] != Separator) return null;
        var (year, month, day) = isIso || Order is DateOrder.YearMonthDay ? (a, b, c) : Order is DateOrder.DayMonthYear ? (c, b, a) : (c, a, b);
        if (year < 100) year += year < FirstYearOfLastCentury ? 2000 : 1900;
        if (year is < 1 or > 9999 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)) return null;

        var date = new DateOnly(year, month, day);
        if (!hasTime) return (date, null);
        if (Time(match) is not { } time) return null;
        var isDatabaseForm = isIso && match.Groups["s"].Value == "-";
        return (date, ToInstant(date.ToDateTime(time), isDatabaseForm ? TimeZoneInfo.Utc : zone));
    }

    /// <summary>A local time that the clock leaps over is read as if it had not leapt; of one that comes twice the second (standard time) counts.</summary>
    private static DateTimeOffset ToInstant(DateTime local, TimeZoneInfo zone) => new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();

    private static (DateOnly, DateTimeOffset?)? ParseIso(string text) =>
        text.Length >= 16 && text[4] == '-' && text[10] == 'T'
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant)
            ? (DateOnly.FromDateTime(instant.DateTime), instant)
            : null;

    private static TimeOnly? Time(Match match)
    {
        var (hour, minute) = (Number(match, "h"), Number(match, "m"));
        var second = match.Groups["sec"].Success ? Number(match, "sec") : 0;
        if (match.Groups["pm"].Success)
        {
            if (hour is < 1 or > 12) return null;
            hour = (hour % 12) + (match.Groups["pm"].Value[0] is 'P' or 'p' ? 12 : 0);
        }

        return hour < 24 && minute < 60 && second < 60 ? new TimeOnly(hour, minute, second) : null;
    }

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    // ICU puts U+202F or U+00A0 before PM, according to its version.
    [GeneratedRegex(@"^(?<a>\d{1,4})(?<s>[/.\-])(?<b>\d{1,2})(?<t>[/.\-])(?<c>\d{4}|\d{1,2})\.?(?:,?[ \u202f\u00a0](?<h>\d{1,2})[:.](?<m>\d{2})(?:[:.](?<sec>\d{2}))?(?:[ \u202f\u00a0]?(?<pm>[AaPp]\.?[Mm]\.?))?)?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 100)]
    private static partial Regex Form();
}

/// <param name="First">Of the three numbers.</param>
/// <param name="Second">And the next.</param>
/// <param name="Separator">Between them.</param>
/// <param name="IsYearFirst">The first has four digits.</param>
/// <param name="HasTime">A time follows.</param>
/// <param name="HasHalfDay">It says AM or PM.</param>
internal readonly record struct DateParts(int First, int Second, char Separator, bool IsYearFirst, bool HasTime, bool HasHalfDay)
{
    /// <summary>Magento's database form, which no locale changes.</summary>
    public bool IsStored => IsYearFirst && Separator == '-';
}
