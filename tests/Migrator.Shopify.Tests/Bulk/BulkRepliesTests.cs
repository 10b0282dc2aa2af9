using System.Text;
using System.Text.Json;
using Migrator.Shopify.Bulk;
using Migrator.Shopify.Import;
using Migrator.Shopify.Import.Products;

namespace Migrator.Shopify.Tests.Bulk;

public sealed class BulkRepliesTests
{
    private const string Ok = """{"data":{"productSet":{"product":{"id":"gid://shopify/Product/1"},"userErrors":[]}},"__lineNumber":LINE}""";

    [Fact]
    public async Task Results_are_matched_by_line_number_whatever_their_order()
    {
        var replies = await MatchAsync(["A", "B", "C"], Ok.Replace("LINE", "2", StringComparison.Ordinal), Ok.Replace("LINE", "0", StringComparison.Ordinal), Ok.Replace("LINE", "1", StringComparison.Ordinal));

        replies.Select(r => (r.Record, r.State)).ShouldBe([("C", ReplyState.Done), ("A", ReplyState.Done), ("B", ReplyState.Done)]);
        replies[0].Request.ShouldBe("gid://shopify/BulkOperation/9 line 2");
    }

    [Fact]
    public async Task A_line_without_a_result_is_unknown_and_only_that_one()
    {
        var replies = await MatchAsync(["A", "B", "C"], Ok.Replace("LINE", "1", StringComparison.Ordinal));

        replies.Where(r => r.State == ReplyState.Unknown).Select(r => r.Record).ShouldBe(["A", "C"]);
        replies[1].Error.ShouldBe("It ended as FAILED.");
    }

    [Fact]
    public async Task A_user_error_refuses_its_record_with_code_field_and_message()
    {
        var replies = await MatchAsync(["A"], """{"data":{"productSet":{"product":null,"userErrors":[{"field":["input","handle"],"message":"Handle 'x' already in use","code":"HANDLE_NOT_UNIQUE"}]}},"__lineNumber":0}""");

        replies.Single().State.ShouldBe(ReplyState.Refused);
        replies.Single().Error.ShouldBe("HANDLE_NOT_UNIQUE input.handle: Handle 'x' already in use");
    }

    [Fact]
    public async Task Bad_variables_refuse_and_errors_of_the_moment_do_not()
    {
        var replies = await MatchAsync(
            ["A", "B", "C"],
            """{"errors":[{"message":"Variable $input is invalid","extensions":{"code":"INVALID_VARIABLE"}}],"__lineNumber":0}""",
            """{"errors":[{"message":"Internal error","extensions":{"code":"INTERNAL_SERVER_ERROR"}}],"__lineNumber":1}""",
            """{"data":{"productSet":{"product":null,"userErrors":[{"field":null,"message":"Try again","code":"GENERIC_ERROR"}]}},"__lineNumber":2}""");

        replies.Select(r => r.State).ShouldBe([ReplyState.Refused, ReplyState.Unknown, ReplyState.Unknown]);
    }

    [Fact]
    public async Task A_line_told_twice_or_out_of_range_is_not_believed()
    {
        var replies = await MatchAsync(["A"], Ok.Replace("LINE", "0", StringComparison.Ordinal), Ok.Replace("LINE", "0", StringComparison.Ordinal), Ok.Replace("LINE", "7", StringComparison.Ordinal));

        replies.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_result_file_that_ends_within_a_line_gives_the_lines_before_it()
    {
        var bytes = Encoding.UTF8.GetBytes("{\"a\":1}\r\n\n{\"a\":\"" + new string('x', 200_000) + "\"}\n{\"a\":");

        var lines = await JsonLines.ReadAsync(new MemoryStream(bytes), e => e, default).ToListAsync();

        lines.Count.ShouldBe(2);
        lines[1].GetProperty("a").GetString()!.Length.ShouldBe(200_000);
    }

    private static async Task<List<Reply>> MatchAsync(string[] records, params string[] lines) => await BulkReplies.MatchAsync(
        ProductKinds.Create, "gid://shopify/BulkOperation/9", records, lines.Select(l => JsonSerializer.Deserialize<JsonElement>(l)).ToAsyncEnumerable(), "It ended as FAILED.").ToListAsync();
}
