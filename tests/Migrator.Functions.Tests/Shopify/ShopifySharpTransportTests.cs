using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Migrator.Core.Failures;
using Migrator.Core.Runs;
using Migrator.Functions.Shopify;
using Migrator.Shopify.Admin;

namespace Migrator.Functions.Tests.Shopify;

public sealed class ShopifySharpTransportTests
{
    private const string Throttled =
        """{"errors":[{"message":"Throttled","extensions":{"code":"THROTTLED"}}],"extensions":{"cost":{"requestedQueryCost":52,"throttleStatus":{"maximumAvailable":2000.0,"currentlyAvailable":3,"restoreRate":100.0}}}}""";

    [Fact]
    public async Task A_call_goes_to_the_shops_version_with_its_token_document_and_variables()
    {
        await using var shop = await ShopStub.StartAsync(200, """{"data":{"shop":{"name":"Größe"}}}""", headers: [("X-Request-Id", "r-1"), ("X-Shopify-API-Version", "2026-10")]);
        var variables = new JsonObject { ["input"] = new JsonObject { ["title"] = "Grün", ["vendor"] = null, ["price"] = 12.50m } };

        var answer = await SendAsync(shop.Address, variables);

        shop.Path.ShouldBe("/admin/api/2026-10/graphql.json");
        shop.Token.ShouldBe("shpat_1");
        var sent = JsonNode.Parse(shop.Body)!;
        ((string?)sent["query"]).ShouldBe(Operation.Text);
        JsonNode.DeepEquals(sent["variables"], variables).ShouldBeTrue(sent["variables"]!.ToJsonString());
        answer.Status.ShouldBe(200);
        answer.Body!.Value.GetProperty("data").GetProperty("shop").GetProperty("name").GetString().ShouldBe("Größe");
        answer.RequestId.ShouldBe("r-1");
        answer.ApiVersion.ShouldBe("2026-10");
    }

    [Fact]
    public async Task An_answer_with_errors_comes_whole_with_its_cost()
    {
        await using var shop = await ShopStub.StartAsync(200, Throttled);

        var answer = await SendAsync(shop.Address);

        answer.Body!.Value.GetRawText().ShouldBe(Throttled);
        shop.Requests.ShouldBe(1);
    }

    [Fact]
    public async Task User_errors_are_an_answer()
    {
        const string Refused = """{"data":{"productSet":{"product":null,"userErrors":[{"field":["title"],"message":"can't be blank"}]}}}""";
        await using var shop = await ShopStub.StartAsync(200, Refused);

        (await SendAsync(shop.Address)).Body!.Value.GetRawText().ShouldBe(Refused);
    }

    [Theory]
    [InlineData(401, """{"errors":"[API] Invalid API key or access token"}""", "application/json")]
    [InlineData(402, "", "application/json")]
    [InlineData(404, """{"errors":"Not Found"}""", "application/json")]
    [InlineData(429, """{"errors":"Too many"}""", "application/json")]
    [InlineData(430, "<html>", "text/html")]
    [InlineData(502, "", null)]
    [InlineData(503, "<html>busy</html>", "text/html")]
    [InlineData(200, "<html>a login page</html>", "text/html")]
    [InlineData(301, "", null)]
    public async Task A_refusal_is_an_answer_and_is_not_tried_again(int status, string body, string? type)
    {
        await using var shop = await ShopStub.StartAsync(status, body, type, ("Retry-After", "7"), ("X-Request-Id", "r-2"), ("Location", "http://127.0.0.1:1/"));

        var answer = await SendAsync(shop.Address);

        answer.Status.ShouldBe(status);
        answer.RequestId.ShouldBe("r-2");
        answer.RetryAfter.ShouldBe(TimeSpan.FromSeconds(7));
        (answer.Body is null).ShouldBe(!body.StartsWith('{'));
        shop.Requests.ShouldBe(1);
    }

    [Fact]
    public async Task A_shop_that_is_not_there_was_surely_not_reached()
    {
        var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        var port = ((IPEndPoint)free.LocalEndpoint).Port;
        free.Stop();

        var error = await Should.ThrowAsync<TransportException>(() => SendAsync(new Uri($"http://127.0.0.1:{port}")));

        error.IsSurelyUnsent.ShouldBeTrue();
        error.Message.ShouldNotContain("shpat_1");
    }

    [Fact]
    public async Task A_connection_that_is_cut_may_have_taken_effect()
    {
        await using var shop = await ShopStub.StartAsync(context =>
        {
            context.Abort();
            return Task.CompletedTask;
        });

        (await Should.ThrowAsync<TransportException>(() => SendAsync(shop.Address))).IsSurelyUnsent.ShouldBeFalse();
    }

    [Fact]
    public async Task An_answer_that_is_cut_off_may_have_taken_effect()
    {
        await using var shop = await ShopStub.StartAsync(async context =>
        {
            context.Response.ContentLength = 1_000;
            await context.Response.Body.WriteAsync("{\"data\":"u8.ToArray());
            await context.Response.Body.FlushAsync();
            context.Abort();
        });

        (await Should.ThrowAsync<TransportException>(() => SendAsync(shop.Address))).IsSurelyUnsent.ShouldBeFalse();
    }

    [Fact]
    public async Task A_shop_that_does_not_answer_in_time_may_have_taken_it()
    {
        await using var shop = await ShopStub.StartAsync(context => Task.Delay(Timeout.Infinite, context.RequestAborted));

        var error = await Should.ThrowAsync<TransportException>(() => SendAsync(shop.Address, timeout: TimeSpan.FromMilliseconds(200)));

        error.IsSurelyUnsent.ShouldBeFalse();
        error.Message.ShouldContain("did not answer");
    }

    [Fact]
    public async Task A_caller_who_gives_up_is_not_told_of_a_lost_connection()
    {
        await using var shop = await ShopStub.StartAsync(context => Task.Delay(Timeout.Infinite, context.RequestAborted));
        using var cancel = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));

        await Should.ThrowAsync<OperationCanceledException>(() => SendAsync(shop.Address, cancellationToken: cancel.Token));
    }

    [Fact]
    public async Task A_token_that_is_not_there_stops_the_call_before_it_is_sent()
    {
        await using var shop = await ShopStub.StartAsync(200, "{}");

        (await Should.ThrowAsync<MigratorException>(() => SendAsync(shop.Address, secret: null))).Class.ShouldBe(FailureClass.Configuration);

        shop.Requests.ShouldBe(0);
    }

    private static GraphQLOperation Operation { get; } = Operations.ShopIdentity;

    private static async Task<GraphQLResponse> SendAsync(Uri shop, JsonObject? variables = null, TimeSpan? timeout = null, string? secret = "shpat_1", CancellationToken cancellationToken = default)
    {
        await using var services = new ServiceCollection().AddHttpClient().ConfigureHttpClientDefaults(h => h.ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false })).BuildServiceProvider();
        var settings = new TargetSettings { Shop = shop.ToString(), Token = new SecretReference("env:SHOPIFY_TOKEN") };
        var transport = new ShopifySharpTransport(
            services.GetRequiredService<IHttpMessageHandlerFactory>(), ShopAddress.Parse(shop.GetLeftPart(UriPartial.Authority)), settings, new OneSecret(secret), timeout ?? TimeSpan.FromSeconds(30), TimeProvider.System);
        return await transport.SendAsync(new GraphQLRequest(Operation, variables), cancellationToken);
    }

    private sealed class OneSecret(string? value) : ISecrets
    {
        public Task<string> ResolveAsync(SecretReference reference, CancellationToken cancellationToken) =>
            Task.FromResult(value ?? throw MigratorException.Configuration($"The secret {reference} is not there."));
    }
}
