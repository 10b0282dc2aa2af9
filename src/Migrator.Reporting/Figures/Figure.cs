using System.Globalization;

namespace Migrator.Reporting.Figures;

/// <summary>Numbers, times and shares as the page writes them.</summary>
internal static class Figure
{
    /// <summary><c>12,345</c>.</summary>
    public static string Of(long number) => number.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>"1 record", "2,046 records", "no record".</summary>
    public static string Of(long number, string one, string many) => number switch
    {
        0 => $"no {one}",
        1 => $"1 {one}",
        _ => $"{Of(number)} {many}",
    };

    /// <summary>A part of a whole as a percentage; never 100% while something is missing, never 0% while there is something.</summary>
    public static string Share(long part, long whole)
    {
        if (whole == 0 || part == 0) return "0%";
        if (part == whole) return "100%";
        var tenths = Math.Floor(1000m * part / whole);
        return tenths < 1 ? "under 0.1%" : (tenths / 10).ToString("0.#", CultureInfo.InvariantCulture) + "%";
    }

    /// <summary><c>24 November 2026, 02:36:24 UTC</c>.</summary>
    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("d MMMM yyyy, HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    /// <summary><c>12.3 s</c>, <c>4 min 12 s</c>, <c>2 h 05 min</c>.</summary>
    public static string Duration(double seconds)
    {
        if (seconds < 60) return seconds.ToString("0.#", CultureInfo.InvariantCulture) + " s";
        var whole = (long)Math.Round(seconds);
        return whole < 3600
            ? $"{whole / 60} min {whole % 60} s"
            : $"{Of(whole / 3600)} h {whole % 3600 / 60:00} min";
    }
}
