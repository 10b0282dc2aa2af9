using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Migrator.Core.Failures;
using Migrator.Shopify.Admin;

namespace Migrator.Shopify.Tests.Admin;

public sealed class RetryTests
{
    private static readonly GraphQLRequest Read = new(Operations.ShopIdentity, null);
    private static readonly GraphQLRequest Write = new(Operations.ProductSet, null);

    [Fact]
    public async Task What_was_turned_away_unseen_is_sent_again_even_if_a_second_run_would_matter()
    {
        foreach (var refusal in new[] { Calls.Status(429), Calls.Status(430), Calls.Ok(Calls.Throttled) })
        {
            var shop = new ScriptedTransport(() => refusal, () => refusal, () => Calls.Ok("""{"data":{}}"""));

            (await Around(shop).SendAsync(Write, default)).Status.ShouldBe(200);

            shop.Sent.ShouldBe(3);
        }
    }

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    [InlineData(408)]
    public async Task What_may_have_taken_effect_is_sent_again_only_if_it_is_repeatable(int status)
    {
        var shop = new ScriptedTransport(() => Calls.Status(status), () => Calls.Ok("""{"data":{}}"""));
        (await Around(shop).SendAsync(Read, default)).Status.ShouldBe(200);

        var other = new ScriptedTransport(() => Calls.Status(status), () => Calls.Ok("""{"data":{}}"""));
        (await Around(other).SendAsync(Write, default)).Status.ShouldBe(status);
        other.Sent.ShouldBe(1);
    }

    [Fact]
    public async Task A_lost_connection_is_tried_again_for_a_read_and_told_for_a_write()
    {
        static GraphQLResponse Lost() => throw new TransportException(false, "lost", new IOException());
        (await Around(new ScriptedTransport(Lost, () => Calls.Ok("""{"data":{}}"""))).SendAsync(Read, default)).Status.ShouldBe(200);

        var shop = new ScriptedTransport(Lost);
        await Should.ThrowAsync<TransportException>(() => Around(shop).SendAsync(Write, default));
        shop.Sent.ShouldBe(1);
    }

    [Fact]
    public async Task A_shop_that_is_not_reached_is_waited_for_only_once_it_was_reached_before()
    {
        static GraphQLResponse Unsent() => throw new TransportException(true, "refused", new IOException());
        var first = new ScriptedTransport(Unsent);
        await Should.ThrowAsync<TransportException>(() => Around(first, waitsForUnreachable: false).SendAsync(Read, default));
        first.Sent.ShouldBe(1);

        (await Around(new ScriptedTransport(Unsent, () => Calls.Ok("""{"data":{}}"""))).SendAsync(Write, default)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_user_error_and_every_other_refusal_is_never_sent_again()
    {
        foreach (var answer in new[]
        {
            Calls.Ok("""{"data":{"productSet":{"userErrors":[{"message":"Title can't be blank"}]}}}"""), Calls.Ok("""{"errors":[{"message":"denied","extensions":{"code":"ACCESS_DENIED"}}]}"""),
            Calls.Status(401), Calls.Status(402), Calls.Status(403), Calls.Status(404), Calls.Status(423), Calls.Status(302),
        })
        {
            var shop = new ScriptedTransport(() => answer);

            await Around(shop).SendAsync(Read, default);

            shop.Sent.ShouldBe(1);
        }
    }

    [Fact]
    public async Task The_servers_hint_decides_how_long_is_waited()
    {
        var time = new FakeTimeProvider();
        var shop = new ScriptedTransport(() => Calls.Status(429, TimeSpan.FromSeconds(7)), () => Calls.Ok("""{"data":{}}"""));
        var call = Around(shop, time: time).SendAsync(Write, default);

        time.Advance(TimeSpan.FromSeconds(6.9));
        await Task.Delay(5);
        shop.Sent.ShouldBe(1);
        time.Advance(TimeSpan.FromSeconds(0.2));

        (await call).Status.ShouldBe(200);
    }

    [Fact]
    public async Task After_the_last_try_the_refusal_is_given_back()
    {
        var shop = new ScriptedTransport(() => Calls.Status(429));

        (await Around(shop).SendAsync(Read, default)).Status.ShouldBe(429);

        shop.Sent.ShouldBe(4);
    }

    [Theory]
    [InlineData(401, FailureClass.Configuration, "does not accept the access token")]
    [InlineData(402, FailureClass.Configuration, "is frozen")]
    [InlineData(403, FailureClass.Configuration, "forbids the call")]
    [InlineData(404, FailureClass.Configuration, "There is no Shopify shop")]
    [InlineData(423, FailureClass.Configuration, "is locked")]
    [InlineData(302, FailureClass.Configuration, "leads elsewhere")]
    [InlineData(429, FailureClass.Retriable, "is throttling")]
    [InlineData(503, FailureClass.Retriable, "failed at")]
    [InlineData(418, FailureClass.Fatal, "answered HTTP 418")]
    public async Task Each_status_has_its_class_and_sentence(int status, FailureClass expected, string says)
    {
        var error = await FailAsync(Calls.Status(status));

        error.Class.ShouldBe(expected);
        error.Message.ShouldContain(says);
        error.Message.ShouldContain("request-1");
    }

    [Fact]
    public async Task A_denied_call_names_the_scope_that_is_missing()
    {
        var error = await FailAsync(Calls.Ok("""{"errors":[{"message":"Access denied for publications field.","extensions":{"code":"ACCESS_DENIED","requiredAccess":"`read_publications` access scope."}}]}"""));

        error.Class.ShouldBe(FailureClass.Configuration);
        error.Message.ShouldContain("`read_publications` access scope");
    }

    [Fact]
    public async Task A_page_that_is_no_answer_of_Shopify_is_told_as_a_wrong_address()
    {
        (await FailAsync(new GraphQLResponse(200, null, null, null, null))).Message.ShouldContain("does not answer like Shopify's Admin API");
    }

    private static async Task<MigratorException> FailAsync(GraphQLResponse answer)
    {
        var client = new ShopifyClient(new ScriptedTransport(() => answer), ShopAddress.Parse("a.myshopify.com"), "2026-10");
        return await Should.ThrowAsync<MigratorException>(() => client.RunAsync(Operations.ShopIdentity, null, default));
    }

    private static RetryingTransport Around(IShopifyTransport shop, bool waitsForUnreachable = true, TimeProvider? time = null) => new(
        shop,
        new ShopifyOptions { Attempts = 4, FirstWait = TimeSpan.FromMilliseconds(1), LongestWait = TimeSpan.FromMilliseconds(2) },
        waitsForUnreachable,
        time ?? TimeProvider.System,
        NullLogger.Instance);
}
