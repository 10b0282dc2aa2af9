using Migrator.Core.Records;
using Migrator.Mapping.Books;
using Migrator.Mapping.Text;

namespace Migrator.Mapping.Products.Variants;

/// <summary>A special price with its window, whose days both count, by the store's calendar.</summary>
/// <param name="State">Whether it runs.</param>
/// <param name="Amount">The amount (of a bundle: the percentage); null where it is no number of 0 or more.</param>
/// <param name="From">Its first day.</param>
/// <param name="To">Its last day.</param>
/// <param name="HasWindow">Whether there is a first or last day, readable or not.</param>
internal sealed record SpecialPrice(SpecialState State, decimal? Amount, DateOnly? From, DateOnly? To, bool HasWindow)
{
    /// <summary>Why it was not applied.</summary>
    public MappingRule NotAppliedBy => State switch
    {
        SpecialState.Scheduled => Rules.SpecialPriceScheduled,
        SpecialState.Ended => Rules.SpecialPriceEnded,
        SpecialState.BadDate => Rules.SpecialPriceBadDate,
        _ => Rules.SpecialPriceNotLower,
    };

    public static SpecialPrice Read(SourceRecord record, MappingContext context)
    {
        if (record.Text(AttributeCodes.SpecialPrice) is not { } text) return new SpecialPrice(SpecialState.None, null, null, null, false);
        decimal? amount = Numbers.TryDecimal(text, out var value) && value >= 0 ? value : null;
        var from = Day(record, AttributeCodes.SpecialFromDate, context);
        var to = Day(record, AttributeCodes.SpecialToDate, context);
        var state = amount is null ? SpecialState.NoAmount
            : from.IsBad || to.IsBad ? SpecialState.BadDate
            : from.Day > context.Today ? SpecialState.Scheduled
            : to.Day < context.Today ? SpecialState.Ended
            : SpecialState.Running;
        return new SpecialPrice(state, amount, from.Day, to.Day, from.IsGiven || to.IsGiven);
    }

    public string Why(decimal price) => State switch
    {
        SpecialState.Scheduled => $"The special price begins on {From:yyyy-MM-dd}: set it then.",
        SpecialState.Ended => $"The special price ended after {To:yyyy-MM-dd}.",
        SpecialState.BadDate => "The window of the special price cannot be read.",
        SpecialState.NoAmount => "The special price is not a number of 0 or more.",
        _ => $"The special price is not below the price {Numbers.Write(price)}.",
    };

    private static (DateOnly? Day, bool IsGiven, bool IsBad) Day(SourceRecord record, string code, MappingContext context)
    {
        if (record.Text(code) is not { } text) return (null, false, false);
        return context.Dates.TryDay(text, out var day) ? (day, true, false) : (null, true, true);
    }
}

internal enum SpecialState
{
    None,
    Running,
    Scheduled,
    Ended,
    BadDate,
    NoAmount,
}
