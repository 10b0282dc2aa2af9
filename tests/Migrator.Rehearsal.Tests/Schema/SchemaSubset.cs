using System.Text;
using System.Text.Json;
using static Migrator.Rehearsal.Tests.Schema.OfficialSchema;

namespace Migrator.Rehearsal.Tests.Schema;

/// <summary>Cuts the SDL, the access rules and the list of names out of the official schema.</summary>
internal sealed class SchemaSubset
{
    private readonly OfficialSchema _official;
    private readonly ServedList _served;
    private readonly SortedSet<string> _included = new(StringComparer.Ordinal);

    public SchemaSubset(OfficialSchema official, ServedList served)
    {
        (_official, _served) = (official, served);
        foreach (var type in served.Listed)
        {
            var known = Fields(official.Type(type)).Select(Name).ToHashSet(StringComparer.Ordinal);
            var wrong = served.FieldsOf(type).Except(known, StringComparer.Ordinal).ToArray();
            if (wrong.Length > 0)
                throw new InvalidDataException($"served.txt: {type} has no {string.Join(", ", wrong)} in the official schema.");
        }

        Include("QueryRoot");
        if (served.IsListed("Mutation"))
            Include("Mutation");
        foreach (var type in served.Listed)
            Include(type);
    }

    public string Sdl()
    {
        var sdl = new StringBuilder("# Made from served.txt and Shopify's official 2026-10 introspection. Not to be edited.\n");
        sdl.Append("schema { query: QueryRoot").Append(_served.IsListed("Mutation") ? " mutation: Mutation" : "").Append(" }\n");
        sdl.Append("directive @idempotent(key: String!) on FIELD\n");
        foreach (var name in _included)
            Write(sdl, _official.Type(name));
        return sdl.ToString();
    }

    public string AccessRules()
    {
        var rules = new StringBuilder();
        foreach (var type in _included.Select(_official.Type))
        {
            Rule(rules, Name(type), type);
            foreach (var field in Served(type))
                Rule(rules, $"{Name(type)}.{Name(field)}", field);
        }

        return rules.ToString();
    }

    public string Names()
    {
        var names = new StringBuilder();
        foreach (var type in _official.TypeNames.Where(n => !n.StartsWith("__", StringComparison.Ordinal)).Select(_official.Type))
        {
            names.Append(Name(type)).Append(':');
            foreach (var field in Fields(type))
            {
                names.Append(' ').Append(Name(field));
                var arguments = List(field, "args").Select(Name).ToArray();
                if (arguments.Length > 0)
                    names.Append('(').AppendJoin(',', arguments).Append(')');
            }

            names.Append('\n');
        }

        return names.ToString();
    }

    private void Include(string name)
    {
        if (name is "String" or "Int" or "Float" or "Boolean" or "ID" || !_included.Add(name))
            return;
        var type = _official.Type(name);
        foreach (var field in Served(type))
        {
            Include(Named(field.GetProperty("type")));
            foreach (var argument in Arguments(name, field))
                Include(Named(argument.GetProperty("type")));
        }
    }

    private IEnumerable<JsonElement> Served(JsonElement type) => Fields(type).Where(f => _served.Serves(Name(type), Name(f)));

    private IEnumerable<JsonElement> Arguments(string type, JsonElement field) =>
        List(field, "args").Where(a => _served.ServesArgument(type, Name(field), Name(a)));

    private void Write(StringBuilder sdl, JsonElement type)
    {
        var name = Name(type);
        switch (Kind(type))
        {
            case "SCALAR":
                sdl.Append("scalar ").Append(name).Append('\n');
                break;
            case "ENUM":
                sdl.Append("enum ").Append(name).Append(" {\n");
                foreach (var value in List(type, "enumValues"))
                    sdl.Append("  ").Append(Name(value)).Append(Deprecation(value)).Append('\n');
                sdl.Append("}\n");
                break;
            case "UNION":
                sdl.Append("union ").Append(name).Append(" = ").AppendJoin(" | ", List(type, "possibleTypes").Select(Name).Where(_included.Contains)).Append('\n');
                break;
            case "INPUT_OBJECT":
                sdl.Append("input ").Append(name).Append(type.GetProperty("isOneOf").GetBoolean() ? " @oneOf" : "").Append(" {\n");
                foreach (var field in Served(type))
                    sdl.Append("  ").Append(Input(field)).Append('\n');
                sdl.Append("}\n");
                break;
            default:
                WriteObject(sdl, type, name);
                break;
        }
    }

    private void WriteObject(StringBuilder sdl, JsonElement type, string name)
    {
        sdl.Append(Kind(type) == "INTERFACE" ? "interface " : "type ").Append(name);
        var interfaces = List(type, "interfaces").Select(Name).Where(i => _included.Contains(i) && Fulfils(type, i)).ToArray();
        if (interfaces.Length > 0)
            sdl.Append(" implements ").AppendJoin(" & ", interfaces);
        sdl.Append(" {\n");
        foreach (var field in Served(type))
        {
            sdl.Append("  ").Append(Name(field));
            var arguments = Arguments(name, field).Select(Input).ToArray();
            if (arguments.Length > 0)
                sdl.Append('(').AppendJoin(", ", arguments).Append(')');
            sdl.Append(": ").Append(Reference(field.GetProperty("type"))).Append(Deprecation(field)).Append('\n');
        }

        sdl.Append("}\n");
    }

    /// <summary>A type that leaves out a field of an interface no longer is one.</summary>
    private bool Fulfils(JsonElement type, string face) =>
        Served(_official.Type(face)).Select(Name).All(f => _served.Serves(Name(type), f));

    private static void Rule(StringBuilder rules, string what, JsonElement element)
    {
        if (Text(element, "requiredAccess") is { Length: > 0 } access && access.Contains("access scope", StringComparison.Ordinal))
            rules.Append(what).Append(": ").Append(string.Join(' ', access.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))).Append('\n');
    }
}
