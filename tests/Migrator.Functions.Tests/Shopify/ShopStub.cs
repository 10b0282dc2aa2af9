using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Migrator.Functions.Tests.Shopify;

/// <summary>A server on a loopback port that answers every request in one way and keeps what it was asked.</summary>
internal sealed class ShopStub : IAsyncDisposable
{
    private readonly WebApplication _app;

    private ShopStub(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.Single());

    public string Path { get; private set; } = "";

    public string? Token { get; private set; }

    public string Body { get; private set; } = "";

    public int Requests { get; private set; }

    public static async Task<ShopStub> StartAsync(Func<HttpContext, Task> answer)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        var stub = new ShopStub(app);
        app.Run(async context =>
        {
            stub.Requests++;
            stub.Path = context.Request.Path;
            stub.Token = context.Request.Headers["X-Shopify-Access-Token"];
            stub.Body = await new StreamReader(context.Request.Body).ReadToEndAsync(context.RequestAborted);
            await answer(context);
        });
        await app.StartAsync(TestContext.Current.CancellationToken);
        return stub;
    }

    public static Task<ShopStub> StartAsync(int status, string body, string? type = "application/json", params (string Name, string Value)[] headers) => StartAsync(async context =>
    {
        context.Response.StatusCode = status;
        if (type is not null) context.Response.ContentType = type;
        foreach (var (name, value) in headers) context.Response.Headers[name] = value;
        await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(body), context.RequestAborted);
    });

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
