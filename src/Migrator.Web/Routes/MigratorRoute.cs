namespace Migrator.Web.Routes;

/// <summary>Who may call a route.</summary>
public enum RouteAccess
{
    /// <summary>Whoever the host lets in: a function key, a token, or this machine.</summary>
    Caller,

    /// <summary>Everybody: the handler itself checks the signature in the address.</summary>
    SignedLink,
}

/// <summary>One route, the same on every host.</summary>
/// <param name="Name">Its name: the function's name in the Functions host.</param>
/// <param name="Method">Its HTTP method.</param>
/// <param name="Template">Its path below <see cref="MigratorRoutes.Root"/>, with parameters in braces.</param>
/// <param name="Access">Who may call it.</param>
/// <param name="Handler">The type that answers it.</param>
public sealed record MigratorRoute(string Name, string Method, string Template, RouteAccess Access, Type Handler);
