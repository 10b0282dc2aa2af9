using System.Text;
using Microsoft.Extensions.Configuration;
using Migrator.Core.Failures;
using Migrator.Web;

namespace Migrator.Functions.Hosting;

/// <summary>What callers may do, out of the app's settings.</summary>
internal static class WebSettings
{
    public static WebOptions Read(IConfiguration settings)
    {
        var options = new WebOptions { SourceFolder = settings["Migrator:Sources"] is { Length: > 0 } folder ? folder : null };
        if (settings["MIGRATOR_LINK_KEY"] is not { Length: > 0 } key) return options;
        var bytes = Encoding.UTF8.GetBytes(key);
        return bytes.Length >= 32
            ? options with { LinkKey = bytes }
            : throw MigratorException.Configuration("The setting MIGRATOR_LINK_KEY has fewer than 32 characters.", "Take a longer one, such as the output of 'openssl rand -base64 48'.");
    }
}
