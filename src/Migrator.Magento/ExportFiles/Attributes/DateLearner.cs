namespace Migrator.Magento.ExportFiles.Attributes;

/// <summary>A date of the export, to show one by.</summary>
/// <param name="File">Where it stands.</param>
/// <param name="Line">The physical line of its record.</param>
/// <param name="Column">Of the file.</param>
/// <param name="Text">As the file has it.</param>
internal sealed record DateExample(string File, long Line, string Column, string Text);

/// <summary>
/// Learns the form of a file's dates by majority, so that one cell in another form costs itself and not the others.
/// To be given the dates that Magento writes itself; what people type into an attribute is no evidence.
/// </summary>
internal sealed class DateLearner
{
    private readonly Dictionary<char, long> _separators = [];
    private long _dates;
    private long _dayFirst;
    private long _monthFirst;
    private long _yearFirst;
    private long _halfDays;
    private long _fullDays;

    /// <summary>The first that has another meaning with day and month exchanged.</summary>
    public DateExample? Ambiguous { get; private set; }

    /// <summary>The first with a time in the shop's zone.</summary>
    public DateExample? Timed { get; private set; }

    /// <summary>The order that most dates can only have; null where none tells, or as many say one as another.</summary>
    public DateOrder? Decided
    {
        get
        {
            if (_yearFirst > Math.Max(_dayFirst, _monthFirst)) return DateOrder.YearMonthDay;
            if (_dayFirst > Math.Max(_monthFirst, _yearFirst)) return DateOrder.DayMonthYear;
            if (_monthFirst > Math.Max(_dayFirst, _yearFirst)) return DateOrder.MonthDayYear;
            // No locale writes dots and the month first.
            return _separators.GetValueOrDefault('.') * 2 > _dates ? DateOrder.DayMonthYear : null;
        }
    }

    /// <summary>What is likely where nothing decides: Magento's default locale puts the month first, and never writes a time of 24 hours.</summary>
    public DateOrder Likely => _fullDays > _halfDays ? DateOrder.DayMonthYear : DateOrder.MonthDayYear;

    /// <summary>Between the parts of most dates; null where there is none.</summary>
    public char? Separator => _separators.Count == 0 ? null : _separators.OrderByDescending(s => s.Value).ThenBy(s => s.Key).First().Key;

    public void Take(DateExample date)
    {
        if (AdminDates.PartsOf(date.Text) is not { IsStored: false } parts) return;
        _dates++;
        _separators[parts.Separator] = _separators.GetValueOrDefault(parts.Separator) + 1;
        if (parts.HasTime)
        {
            Timed ??= date;
            if (parts.HasHalfDay) _halfDays++;
            else _fullDays++;
        }

        if (parts.IsYearFirst || parts.First > 31) _yearFirst++;
        else if (parts.First > 12 && parts.Second <= 12) _dayFirst++;
        else if (parts.Second > 12 && parts.First <= 12) _monthFirst++;
        else if (parts.First != parts.Second && parts.First <= 12) Ambiguous ??= date;
    }
}
