using System.Net;
using System.Text;
using Migrator.Core.Failures;
using Migrator.Web.Routes;
using Migrator.Web.Serving;
using Migrator.Web.Tests.Server;

namespace Migrator.Web.Tests.Serving;

public sealed class CallerTests
{
    private const string Token = "a-token-of-24-characters";

    [Fact]
    public async Task With_a_token_every_route_asks_for_it_except_the_signed_link()
    {
        await using var server = await TestServer.StartAsync(new ServeOptions { Token = Token });

        foreach (var route in MigratorRoutes.All)
        {
            using var request = new HttpRequestMessage(new HttpMethod(route.Method), "/api/" + route.Template.Replace("{id}", "run-1").Replace("{*path}", "x"));
            var answer = await Answer.ReadAsync(await server.Http.SendAsync(request, TestContext.Current.CancellationToken));
            if (route == MigratorRoutes.DownloadArtifact) answer.ShouldBeProblem(HttpStatusCode.Forbidden, "link-refused");
            else answer.ShouldBeProblem(HttpStatusCode.Unauthorized, "no-token");
        }
    }

    [Theory]
    [InlineData("Bearer " + Token, HttpStatusCode.OK)]
    [InlineData("bearer " + Token, HttpStatusCode.OK)]
    [InlineData("Bearer wrong-token-of-24-chars-", HttpStatusCode.Unauthorized)]
    [InlineData("Bearer ", HttpStatusCode.Unauthorized)]
    [InlineData("Basic " + Token, HttpStatusCode.Unauthorized)]
    public async Task The_token_is_compared_whole(string header, HttpStatusCode status)
    {
        await using var server = await TestServer.StartAsync(new ServeOptions { Token = Token });
        server.Http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", header);

        (await server.GetAsync("/api/health")).Status.ShouldBe(status);
    }

    [Theory]
    [InlineData("Host", "evil.example:80")]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "null")]
    public async Task A_page_in_a_browser_on_this_machine_is_not_let_in(string header, string value)
    {
        await using var server = await TestServer.StartAsync();

        var answer = await server.PostAsync("/api/migrations", TestRequest.Json, (header, value));

        answer.ShouldBeProblem(HttpStatusCode.Forbidden, "not-from-here");
        server.Runs.Started.ShouldBe(0);
    }

    [Fact]
    public async Task A_page_of_this_host_is_let_in()
    {
        await using var server = await TestServer.StartAsync();
        var origin = server.Http.BaseAddress!.GetLeftPart(UriPartial.Authority);

        (await server.PostAsync("/api/migrations", TestRequest.Json, ("Origin", origin))).Status.ShouldBe(HttpStatusCode.Accepted);
    }

    [Fact]
    public void Listening_to_the_network_without_a_token_is_refused() =>
        Should.Throw<MigratorException>(new ServeOptions { Address = IPAddress.Any }.Check).Class.ShouldBe(FailureClass.Configuration);

    [Fact]
    public void A_token_that_can_be_guessed_is_refused() =>
        Should.Throw<MigratorException>(new ServeOptions { Token = "secret" }.Check).Message.ShouldNotContain("'secret'");

    [Fact]
    public void A_port_that_is_none_is_refused() => Should.Throw<MigratorException>(new ServeOptions { Port = 70000 }.Check);

    [Fact]
    public void Listening_to_the_network_with_a_token_is_allowed() => new ServeOptions { Address = IPAddress.IPv6Any, Token = Token }.Check();

    [Fact]
    public async Task An_unknown_path_and_a_wrong_method_are_problems_too()
    {
        await using var server = await TestServer.StartAsync();
        using var delete = new HttpRequestMessage(HttpMethod.Delete, "/api/migrations/run-1") { Content = new StringContent("", Encoding.UTF8) };

        (await server.GetAsync("/api/migration")).ShouldBeProblem(HttpStatusCode.NotFound, "unknown-path", "/api/migration");
        (await Answer.ReadAsync(await server.Http.SendAsync(delete, TestContext.Current.CancellationToken))).ShouldBeProblem(HttpStatusCode.MethodNotAllowed, "wrong-method", "DELETE");
    }

    [Fact]
    public void Route_names_and_paths_are_each_used_once()
    {
        MigratorRoutes.All.Select(r => r.Name).ShouldBeUnique();
        MigratorRoutes.All.Select(r => $"{r.Method} {r.Template}").ShouldBeUnique();
    }
}
