namespace Migrator.Magento.ExportFiles.Csv;

/// <summary>How PHP's <c>fputcsv</c> differs from RFC 4180: it does not double a quote that follows a backslash. Records are read by the RFC, and where that fails, so.</summary>
internal enum CsvEscapes
{
    Rfc4180,
    PhpBackslash,
}

/// <summary>Why no record could be read at a place.</summary>
internal enum CsvFaultReason
{
    /// <summary>Text stands after a closing quote: a quote is missing, or one is too much.</summary>
    TextAfterQuote,

    /// <summary>A quote is opened and never closed.</summary>
    UnclosedQuote,

    /// <summary>The record has more or fewer fields than the header.</summary>
    WrongWidth,

    /// <summary>The record is longer than any that Magento writes: most likely a quote is not closed.</summary>
    TooLong,
}

/// <summary>A stretch of a file that holds no readable record.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Line">Its first physical line, from 1.</param>
/// <param name="LastLine">Its last.</param>
/// <param name="Fields">For a wrong width: how many there were.</param>
/// <param name="ReachesEnd">The file ends with it: it may have been cut off.</param>
internal sealed record CsvFault(CsvFaultReason Reason, long Line, long LastLine, int Fields, bool ReachesEnd);
