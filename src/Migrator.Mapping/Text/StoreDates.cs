using System.Globalization;

namespace Migrator.Mapping.Text;

/// <summary>Dates by the store's calendar.</summary>
/// <param name="zone">The store's time zone.</param>
internal sealed class StoreDates(TimeZoneInfo zone)
{
    /// <summary>The zone by its IANA name; UTC where this machine does not know it.</summary>
    public static StoreDates In(string timeZone) => new(TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out var zone) ? zone : TimeZoneInfo.Utc);

    public DateOnly DayOf(DateTimeOffset time) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time, zone).DateTime);

    /// <summary>A date alone is that day; a time is the day it falls on in the store.</summary>
    public bool TryDay(string text, out DateOnly day)
    {
        if (TryDate(text, out day)) return true;
        if (!TryTime(text, out var time)) return false;
        day = DayOf(time);
        return true;
    }

    public static bool TryDate(string text, out DateOnly day) => DateOnly.TryParseExact(text.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    /// <summary>ISO 8601, or Magento's own form with a space; UTC unless it says otherwise.</summary>
    public static bool TryTime(string text, out DateTimeOffset time) => DateTimeOffset.TryParseExact(
        text.Trim(),
        ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd"],
        CultureInfo.InvariantCulture,
        DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
        out time);
}
