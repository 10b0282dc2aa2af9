using System.Text.Json.Nodes;
using Migrator.Rehearsal.Tests.Driving;

namespace Migrator.Rehearsal.Tests.Bulk;

public sealed class BulkMutationTests
{
    private const string Set = "mutation Set($input: ProductSetInput!) { productSet(input: $input) { product { id handle } userErrors { field message code } } }";

    [Fact]
    public async Task Every_line_is_answered_once_and_bad_lines_do_not_stop_the_others()
    {
        await using var shop = await TestShop.OpenAsync();
        var rows = Enumerable.Range(0, 250).Select(object (i) => new { input = new { title = $"Product {i}", handle = $"p-{i}" } }).ToList();
        rows[3] = "not json";
        rows[4] = new { input = new { title = "x", nonsense = 1 } };
        rows[5] = new { input = new { title = "" } };

        var operation = await shop.WaitAsync(await shop.RunMutationAsync(Set, await shop.UploadLinesAsync(rows)));
        var answers = await shop.DownloadAsync(operation);

        operation["status"]!.GetValue<string>().ShouldBe("COMPLETED");
        operation["objectCount"]!.GetValue<string>().ShouldBe("250");
        answers.Select(Line).Order().ShouldBe(Enumerable.Range(0, 250));
        answers.Select(Line).ShouldNotBe(Enumerable.Range(0, 250), "rows are unordered");
        Answer(3)["errors"].ShouldNotBeNull();
        Answer(4)["errors"]![0]!["extensions"]!["code"]!.GetValue<string>().ShouldBe("INVALID_VARIABLE");
        Answer(5)["data"]!["productSet"]!["userErrors"]![0]!["message"]!.GetValue<string>().ShouldBe("Title can't be blank");
        Answer(6)["data"]!["productSet"]!["product"]!["handle"]!.GetValue<string>().ShouldBe("p-6");
        (await shop.DataAsync("{ productsCount { count } }"))["productsCount"]!["count"]!.GetValue<int>().ShouldBe(247);

        JsonNode Answer(int line) => answers.Single(a => Line(a) == line);
        static int Line(JsonNode answer) => answer["__lineNumber"]!.GetValue<int>();
    }

    [Theory]
    [InlineData("mutation { not real syntax", "INVALID_MUTATION")]
    [InlineData("query { shop { id } }", "INVALID_MUTATION")]
    [InlineData("mutation A($input: ProductSetInput!) { a: productSet(input: $input) { product { id } } b: productSet(input: $input) { product { id } } }", "You must specify a single top level mutation.")]
    [InlineData("mutation A($input: ProductSetInput!) { productSet(input: $input) { product { variants(first: 5) { edges { node { id } } } media(first: 5) { edges { node { id } } } } } }", "Bulk mutations cannot contain more than 1 connection.")]
    [InlineData(Set, "NO_SUCH_FILE")]
    public async Task Job_that_cannot_run_is_refused_at_once(string mutation, string said)
    {
        await using var shop = await TestShop.OpenAsync();

        var payload = (await shop.DataAsync(BulkDriver.Run, new { m = mutation, p = "tmp/nothing" }))["bulkOperationRunMutation"]!;

        payload["bulkOperation"].ShouldBeNull();
        payload["userErrors"]!.ToJsonString().ShouldContain(said);
    }

    [Fact]
    public async Task File_that_is_not_the_last_part_is_not_taken()
    {
        await using var shop = await TestShop.OpenAsync();
        var target = await shop.StageAsync("BULK_MUTATION_VARIABLES", "rows.jsonl", "text/jsonl");

        using var response = await shop.TryUploadAsync(target, "{}"u8.ToArray(), fileFirst: true);

        response.StatusCode.ShouldBe(System.Net.HttpStatusCode.BadRequest);
        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("before the file");
    }

    [Fact]
    public async Task Run_goes_on_where_it_was_when_the_shop_opens_again()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            var options = new RehearsalOptions { DataDirectory = folder, Throttle = false };
            string id;
            await using (var before = await TestShop.OpenAsync(options))
                id = await before.RunMutationAsync(Set, await before.UploadLinesAsync(Enumerable.Range(0, 600).Select(object (i) => new { input = new { title = $"Product {i}", handle = $"p-{i}" } })));

            await using var after = await TestShop.OpenAsync(options);
            var answers = await after.DownloadAsync(await after.WaitAsync(id));

            answers.Select(a => a["__lineNumber"]!.GetValue<int>()).Order().ShouldBe(Enumerable.Range(0, 600));
            answers.ShouldAllBe(a => a["data"]!["productSet"]!["userErrors"]!.AsArray().Count == 0);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task Sixth_operation_waits_its_turn()
    {
        await using var shop = await TestShop.OpenAsync();
        var path = await shop.UploadLinesAsync(Enumerable.Range(0, 3000).Select(object (i) => new { input = new { title = "Same", handle = "same" } }));
        var running = new List<string>();
        for (var i = 0; i < 5; i++)
            running.Add(await shop.RunMutationAsync(Set, path));

        var sixth = (await shop.DataAsync(BulkDriver.Run, new { m = Set, p = path }))["bulkOperationRunMutation"]!;
        foreach (var id in running)
            await shop.DoAsync("mutation($id: ID!) { bulkOperationCancel(id: $id) { bulkOperation { status } userErrors { field message } } }", new { id });
        var ended = await shop.WaitAsync(running[4]);

        sixth["userErrors"]![0]!["code"]!.GetValue<string>().ShouldBe("OPERATION_IN_PROGRESS");
        ended["status"]!.GetValue<string>().ShouldBe("CANCELED");
    }
}
