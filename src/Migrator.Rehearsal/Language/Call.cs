using GraphQL;
using Migrator.Rehearsal.State;

namespace Migrator.Rehearsal.Language;

/// <summary>One field being resolved.</summary>
internal readonly struct Call(IResolveFieldContext context)
{
    public IResolveFieldContext Context => context;

    public RequestScope Scope => (RequestScope)context.UserContext;

    public Session Session => Scope.Session;

    public ShopContext Shop => Scope.Shop;

    public Input Arguments => Input.OfArguments(context);

    /// <summary>The key that the caller put on <c>@idempotent</c>, or null.</summary>
    public string? IdempotencyKey => context.GetDirective("idempotent")?.GetArgument<string>("key");
}
