using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using Migrator.Magento.ExportFiles.Csv;
using Migrator.TestKit;

namespace Migrator.Magento.Tests.ExportFiles;

public sealed class CsvRecordReaderTests
{
    [Theory]
    [InlineData("luma", "catalog_product.csv")]
    [InlineData("rich", "catalog_product.csv")]
    [InlineData("rich", "customer_address.csv")]
    [InlineData("rich", "customer.csv")]
    public async Task A_real_file_gives_the_fields_that_a_csv_library_gives_and_extents_that_cover_it(string store, string name)
    {
        var path = Path.Combine(SharedRecordings.ExportOrSkip(store), name);
        using var library = new CsvParser(new StreamReader(path), new CsvConfiguration(CultureInfo.InvariantCulture));
        await using var stream = File.OpenRead(path);
        // A small buffer has to grow and to move again and again.
        var reader = new CsvRecordReader(stream, (byte)',', 0, bufferSize: 64);
        var end = 0L;

        while (await library.ReadAsync())
        {
            (await reader.NextAsync(TestContext.Current.CancellationToken)).ShouldBe(CsvStep.Record);
            var record = reader.Record;
            record.Offset.ShouldBe(end);
            end += record.Length;
            Enumerable.Range(0, record.Width).Select(i => record[i]).ShouldBe(library.Record!.Select(Unguarded));
        }

        (await reader.NextAsync(TestContext.Current.CancellationToken)).ShouldBe(CsvStep.End);
        end.ShouldBe(stream.Length);
    }

    [Theory]
    [InlineData("a,b\n", "a|b")]
    [InlineData("a,b", "a|b")]
    [InlineData("a,\n", "a|")]
    [InlineData(",", "|")]
    [InlineData("a,b\r\nc,d\r\n", "a|b / c|d")]
    [InlineData("\n\na,b\n\r\n\nc,d\n", "a|b / c|d")]
    [InlineData("\"a\"\"b\",\"c\nd\"\n", "a\"b|c\nd")]
    [InlineData("\"a,b\",\"\"\n", "a,b|")]
    [InlineData("\" -3.0000\",\" =x\"\n", "-3.0000|=x")]
    [InlineData("5\" pipe,b\n", "5\" pipe|b")]
    [InlineData("\"{\\\"a\\\":1}\",\"b c\"\n", "{\\\"a\\\":1}|b c")]
    [InlineData("\"x\\\", y\",b\n", "x\\\", y|b")]
    [InlineData("\"C:\\\",b\n", "C:\\|b")]
    public async Task Records_are_read_as_they_were_meant(string text, string fields)
    {
        var read = await ReadAsync(text, 2);

        read.ShouldBe(fields);
    }

    [Theory]
    [InlineData("a,\"b\"x\"\nc,d\n", "TextAfterQuote 1-1 / c|d")]
    [InlineData("a,\"b\nc,d\ne,f\n", "UnclosedQuote 1-1 / c|d / e|f")]
    [InlineData("a,b\nc,\"line\nline\n", "a|b / UnclosedQuote 2-3")]
    [InlineData("a,b,c\nd,e\n", "WrongWidth 1-1 / d|e")]
    [InlineData("a\nb,c\nd\n", "WrongWidth 1-1 / b|c / WrongWidth 3-3")]
    [InlineData("a,\"<p>\nx\"y\nz</p>\"\nb,\"c\nd\"\n", "TextAfterQuote 1-3 / b|c\nd")]
    public async Task After_a_broken_record_it_goes_on_at_the_next_that_can_be_read(string text, string steps)
    {
        var read = await ReadAsync(text, 2);

        read.ShouldBe(steps);
    }

    [Fact]
    public async Task A_record_larger_than_the_buffer_is_read_whole()
    {
        var large = new string('x', 700_000) + "\n" + new string('y', 700_000);

        (await ReadAsync($"a,\"{large}\"\nb,c\n", 2)).ShouldBe($"a|{large} / b|c");
    }

    private static string Unguarded(string text) => text.Length > 1 && text[0] == ' ' && text[1] is '=' or '+' or '-' ? text[1..] : text;

    private static async Task<string> ReadAsync(string text, int width)
    {
        var steps = new List<string>();
        var reader = new CsvRecordReader(new MemoryStream(Encoding.UTF8.GetBytes(text)), (byte)',', width, bufferSize: 4);
        for (var step = await reader.NextAsync(TestContext.Current.CancellationToken); step is not CsvStep.End; step = await reader.NextAsync(TestContext.Current.CancellationToken))
        {
            steps.Add(step is CsvStep.Record
                ? string.Join('|', Enumerable.Range(0, reader.Record.Width).Select(i => reader.Record[i]))
                : $"{reader.Fault.Reason} {reader.Fault.Line}-{reader.Fault.LastLine}");
        }

        return string.Join(" / ", steps);
    }
}
