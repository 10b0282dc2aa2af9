using System.Collections.Concurrent;
using System.Linq.Expressions;
using GraphQL;
using GraphQL.Resolvers;
using GraphQL.Types;
using GraphQLParser;
using GraphQLParser.AST;

namespace Migrator.Rehearsal.Language;

/// <summary>Builds the executable schema: the official SDL, our scalars, and for each field who answers for it.</summary>
internal static class SchemaFactory
{
    private static readonly string[] TextScalars =
        ["ARN", "BigInt", "Color", "Date", "DateTime", "Decimal", "FormattedString", "HTML", "Money", "StorefrontID", "URL", "UnsignedInt64", "UtcOffset"];

    public static ISchema Build(Fields fields)
    {
        var text = Official.ReadSchema();
        ISchema? schema = null;
        schema = GraphQL.Types.Schema.For(text, builder =>
        {
            foreach (var definition in Parser.Parse(text).Definitions.Where(d => d is GraphQLInterfaceTypeDefinition or GraphQLUnionTypeDefinition).Cast<GraphQLTypeDefinition>())
                builder.Types.For(definition.Name.StringValue).ResolveType = source => (IObjectGraphType)schema!.AllTypes[TypeNameOf(source)]!;
        });
        foreach (var name in TextScalars)
            schema.RegisterType(new TextScalar(name));
        schema.RegisterType(new JsonScalar());
        schema.Initialize();

        foreach (var type in schema.AllTypes)
        {
            if (type is IObjectGraphType { Name: var name } output && !name.StartsWith("__", StringComparison.Ordinal))
                Attach(output, fields);
        }

        return schema;
    }

    private static void Attach(IObjectGraphType type, Fields fields)
    {
        foreach (var field in type.Fields)
        {
            var resolve = fields.Find(type.Name, field.Name) ?? OfConnection(type.Name, field.Name) ?? ByName(field.Name);
            field.Resolver = new FieldResolver(resolve, AccessRule(type.Name, field));
        }
    }

    /// <summary>A field is guarded by its own rule, or else by that of the type it leads to.</summary>
    private static string? AccessRule(string type, FieldType field)
    {
        if (Official.RequiredAccess($"{type}.{field.Name}") is { } own)
            return own;
        var target = field.ResolvedType!.GetNamedType()?.Name ?? "";
        foreach (var suffix in (string[])["Connection", "Edge"])
        {
            if (target.EndsWith(suffix, StringComparison.Ordinal))
                target = target[..^suffix.Length];
        }

        return Official.RequiredAccess(target);
    }

    private static string TypeNameOf(object source) => source is ITyped typed ? typed.TypeName : source.GetType().Name;

    private static Func<Call, object?>? OfConnection(string type, string field)
    {
        if (type == "PageInfo")
        {
            return field switch
            {
                "hasNextPage" => call => Source<Page>(call).HasNext,
                "hasPreviousPage" => call => Source<Page>(call).HasPrevious,
                "startCursor" => call => Source<Page>(call).Edges is [var first, ..] ? first.Cursor : null,
                _ => call => Source<Page>(call).Edges is [.., var last] ? last.Cursor : null,
            };
        }

        if (type.EndsWith("Connection", StringComparison.Ordinal))
        {
            return field switch
            {
                "edges" => call => Source<Page>(call).Edges,
                "nodes" => call => Source<Page>(call).Edges.Select(e => e.Node),
                "pageInfo" => call => Source<Page>(call),
                _ => null,
            };
        }

        if (type.EndsWith("Edge", StringComparison.Ordinal))
            return field == "node" ? call => Source<Edge>(call).Node : call => Source<Edge>(call).Cursor;
        return null;
    }

    private static T Source<T>(Call call) => (T)call.Context.Source!;

    /// <summary>Reads a payload's entry or a property; a name that the source does not have is a mistake of this server.</summary>
    private static Func<Call, object?> ByName(string field)
    {
        var readers = new ConcurrentDictionary<Type, Func<object, object?>>();
        return call =>
        {
            if (call.Context.Source is IReadOnlyDictionary<string, object?> map)
                return map.GetValueOrDefault(field);
            var source = call.Context.Source ?? throw new InvalidOperationException($"{call.Context.ParentType.Name}.{field} has nobody to answer for it.");
            return readers.GetOrAdd(source.GetType(), type => Reader(type, field))(source);
        };
    }

    private static Func<object, object?> Reader(Type type, string field)
    {
        var property = type.GetProperty(char.ToUpperInvariant(field[0]) + field[1..])
            ?? throw new InvalidOperationException($"{type.Name} has nobody to answer for {field}.");
        var source = Expression.Parameter(typeof(object));
        return Expression.Lambda<Func<object, object?>>(Expression.Convert(Expression.Property(Expression.Convert(source, type), property), typeof(object)), source).Compile();
    }

    private sealed class FieldResolver(Func<Call, object?> resolve, string? rule) : IFieldResolver
    {
        public ValueTask<object?> ResolveAsync(IResolveFieldContext context)
        {
            var call = new Call(context);
            if (rule is not null && !call.Scope.Access.Meets(rule))
            {
                throw new FieldException(
                    "ACCESS_DENIED",
                    $"Access denied for {context.FieldDefinition.Name} field. Required access: {rule}",
                    ("documentation", FieldException.DocumentationOfScopes),
                    ("requiredAccess", rule));
            }

            return new(resolve(call));
        }
    }
}

/// <summary>A source whose GraphQL type is not its class name.</summary>
internal interface ITyped
{
    string TypeName { get; }
}
