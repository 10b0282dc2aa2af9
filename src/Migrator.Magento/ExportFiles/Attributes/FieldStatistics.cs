using System.Globalization;

namespace Migrator.Magento.ExportFiles.Attributes;

/// <summary>What the values of one attribute have in common, gathered in one pass in bounded memory.</summary>
/// <param name="code">Of the attribute.</param>
internal sealed class FieldStatistics(string code)
{
    /// <summary>As many different values are remembered; beyond that it is no list of options.</summary>
    public const int MostOptions = 1000;

    private const int LongestOption = 255;

    private readonly Dictionary<string, int> _labels = new(StringComparer.Ordinal);
    private readonly List<string> _items = [];
    private readonly HashSet<string> _itemSet = new(StringComparer.Ordinal);

    public string Code => code;

    /// <summary>Records with a value in the default scope.</summary>
    public long Uses { get; private set; }

    public long Values { get; private set; }

    public int Longest { get; private set; }

    /// <summary>Different values; null once there are too many.</summary>
    public IReadOnlyCollection<string>? Labels => _labels.Count <= MostOptions ? _labels.Keys : null;

    /// <summary>The parts between <c>|</c>, in the order in which they came.</summary>
    public IReadOnlyList<string> Items => _items;

    public bool AreYesNo { get; private set; } = true;

    public bool AreWhole { get; private set; } = true;

    public bool AreDecimal { get; private set; } = true;

    /// <summary>All have six decimal places: what Magento prints of its decimal table.</summary>
    public bool AreStoredDecimals { get; private set; } = true;

    public bool AreDates { get; private set; } = true;

    public bool HaveTimes { get; private set; }

    /// <summary>What stands between the parts of the dates, but for those in Magento's database form.</summary>
    public string DateSeparators { get; private set; } = "";

    public bool AreImages { get; private set; } = true;

    public bool HaveMarkupOrLines { get; private set; }

    /// <summary>Some value is a list, and every one of those looks like option labels.</summary>
    public bool AreLists { get; private set; }

    public bool HaveLooseBars { get; private set; }

    public void Take(string text, bool isDefaultScope)
    {
        if (text.Length == 0) return;
        if (isDefaultScope) Uses++;
        Values++;
        Longest = Math.Max(Longest, text.Length);
        AreYesNo &= text is "Yes" or "No";
        AreWhole &= IsWhole(text);
        AreDecimal &= IsWhole(text) || (text.Contains('.', StringComparison.Ordinal) && IsDecimal(text));
        AreStoredDecimals &= text.Length > 7 && text[^7] == '.' && IsDecimal(text);
        AreImages &= text == ImageRole.None || (text[0] == '/' && ImageRole.IsImage(text));
        HaveMarkupOrLines |= text.Contains('\n', StringComparison.Ordinal) || (text.Contains('<', StringComparison.Ordinal) && text.Contains('>', StringComparison.Ordinal));
        TakeDate(text);
        TakeItems(text);
        if (_labels.Count <= MostOptions) _labels[text.Length <= LongestOption ? text : text[..LongestOption]] = 0;
    }

    /// <summary>A whole number as a count or a measure is one: no leading zero, and not so long that it names something (an EAN).</summary>
    private static bool IsWhole(string text)
    {
        var digits = text[0] == '-' ? text.AsSpan(1) : text;
        return digits.Length is > 0 and <= 9 && !digits.ContainsAnyExceptInRange('0', '9') && (digits.Length == 1 || digits[0] != '0');
    }

    private static bool IsDecimal(string text)
    {
        var digits = text[0] == '-' ? text.AsSpan(1) : text;
        var hasLeadingZero = digits.Length > 1 && digits[0] == '0' && digits[1] != '.';
        return digits.Length > 0 && char.IsAsciiDigit(digits[0]) && char.IsAsciiDigit(digits[^1]) && !hasLeadingZero
            && decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _);
    }

    private void TakeDate(string text)
    {
        if (!AreDates) return;
        var parts = AdminDates.PartsOf(text);
        AreDates = parts is not null;
        if (parts is not { } date) return;
        HaveTimes |= date.HasTime;
        if (!date.IsStored && !DateSeparators.Contains(date.Separator, StringComparison.Ordinal)) DateSeparators += date.Separator;
    }

    private void TakeItems(string text)
    {
        var isList = text.Contains('|', StringComparison.Ordinal);
        var items = text.Split('|');
        if (isList)
        {
            AreLists = true;
            HaveLooseBars |= items.Any(i => i.Length is 0 or > LongestOption || char.IsWhiteSpace(i[0]) || char.IsWhiteSpace(i[^1]));
        }

        foreach (var item in items)
        {
            if (_items.Count < MostOptions && item.Length <= LongestOption && _itemSet.Add(item)) _items.Add(item);
        }
    }
}
