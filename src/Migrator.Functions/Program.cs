using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Migrator.Functions.Hosting;
using Migrator.Web;

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
var identity = StorageServices.Identity(builder.Configuration);
builder.Services
    .AddSingleton(TimeProvider.System)
    .AddMigratorStorage(builder.Configuration, identity)
    .AddMigratorWeb(WebSettings.Read(builder.Configuration))
    .AddMigratorPipeline()
    .AddMigratorTelemetry(builder.Configuration, identity);
await builder.Build().RunAsync();
