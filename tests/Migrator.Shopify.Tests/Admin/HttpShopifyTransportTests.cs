using System.Net;
using System.Net.Sockets;
using System.Text;
using Migrator.Shopify.Admin;

namespace Migrator.Shopify.Tests.Admin;

public sealed class HttpShopifyTransportTests
{
    private const string Token = "shpat_planted";

    [Fact]
    public async Task A_call_goes_to_the_versioned_address_with_token_operation_and_nulls()
    {
        await using var server = new OneAnswer("HTTP/1.1 200 OK\r\nX-Request-Id: abc\r\nX-Shopify-API-Version: 2026-10\r\nRetry-After: 2.0\r\nContent-Length: 11\r\n\r\n{\"data\":{}}");

        var answer = await Transport(server).SendAsync(new GraphQLRequest(Operations.MetafieldsSet, new() { ["metafields"] = null }), default);

        answer.Status.ShouldBe(200);
        answer.RequestId.ShouldBe("abc");
        answer.ApiVersion.ShouldBe("2026-10");
        answer.RetryAfter.ShouldBe(TimeSpan.FromSeconds(2));
        server.Received.ShouldStartWith("POST /admin/api/2026-10/graphql.json HTTP/1.1");
        server.Received.ShouldContain($"X-Shopify-Access-Token: {Token}");
        server.Received.ShouldContain("\"operationName\":\"MetafieldsSet\"");
        server.Received.ShouldContain("\"metafields\":null");
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{\"data\":")]
    [InlineData("")]
    public async Task A_connection_that_breaks_may_have_taken_effect(string part)
    {
        await using var server = new OneAnswer(part);

        var lost = await Should.ThrowAsync<TransportException>(() => Transport(server).SendAsync(new GraphQLRequest(Operations.ProductSet, null), default));

        lost.IsSurelyUnsent.ShouldBeFalse();
        lost.ToString().ShouldNotContain(Token);
    }

    [Fact]
    public async Task No_answer_in_time_may_have_taken_effect()
    {
        await using var server = new OneAnswer(null);

        var lost = await Should.ThrowAsync<TransportException>(() => Transport(server, TimeSpan.FromMilliseconds(50)).SendAsync(new GraphQLRequest(Operations.ProductSet, null), default));

        lost.IsSurelyUnsent.ShouldBeFalse();
        lost.Message.ShouldContain("did not answer ProductSet within");
    }

    [Fact]
    public async Task Whoever_cancels_gets_a_cancellation_and_no_lost_answer()
    {
        await using var server = new OneAnswer(null);
        using var stop = new CancellationTokenSource();
        var call = Transport(server).SendAsync(new GraphQLRequest(Operations.ProductSet, null), stop.Token);
        await stop.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => call);
    }

    [Fact]
    public async Task A_page_instead_of_an_answer_has_a_status_and_no_body()
    {
        await using var server = new OneAnswer("HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\nContent-Length: 12\r\n\r\n<html>no</h>");

        var answer = await Transport(server).SendAsync(new GraphQLRequest(Operations.ShopIdentity, null), default);

        (answer.Status, answer.Body).ShouldBe((404, null));
    }

    private static HttpShopifyTransport Transport(OneAnswer server, TimeSpan? timeout = null) => new(
        new HttpClient { Timeout = Timeout.InfiniteTimeSpan }, ShopAddress.Parse(server.Address), "2026-10", _ => Task.FromResult(Token), timeout ?? TimeSpan.FromSeconds(20), TimeProvider.System);

    /// <summary>A server that takes one call, says what it is told to, and hangs up; null says nothing and keeps the line.</summary>
    private sealed class OneAnswer : IAsyncDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private readonly CancellationTokenSource _stop = new();
        private readonly StringBuilder _received = new();
        private readonly Task _work;

        public OneAnswer(string? answer)
        {
            _listener.Start();
            Address = $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";
            _work = ServeAsync(answer);
        }

        public string Address { get; }

        public string Received => _received.ToString();

        public async ValueTask DisposeAsync()
        {
            await _stop.CancelAsync();
            _listener.Stop();
            await _work;
            _listener.Dispose();
            _stop.Dispose();
        }

        private async Task ServeAsync(string? answer)
        {
            try
            {
                using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                await using var stream = client.GetStream();
                var buffer = new byte[65536];
                while (!IsWhole(_received.ToString())) _received.Append(Encoding.UTF8.GetString(buffer, 0, await stream.ReadAsync(buffer, _stop.Token)));
                if (answer is null) await Task.Delay(Timeout.Infinite, _stop.Token);
                await stream.WriteAsync(Encoding.UTF8.GetBytes(answer!), _stop.Token);
            }
            catch (OperationCanceledException)
            {
                // The test is over.
            }
        }

        private static bool IsWhole(string request) => request.Contains("\r\n\r\n", StringComparison.Ordinal) && request.TrimEnd().EndsWith('}');
    }
}
