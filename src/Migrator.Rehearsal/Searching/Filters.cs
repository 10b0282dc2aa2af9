using System.Globalization;
using System.Text;
using Migrator.Rehearsal.Language;

namespace Migrator.Rehearsal.Searching;

/// <summary>SQL under construction, with its parameters.</summary>
internal sealed class Sql
{
    private readonly StringBuilder _text = new();
    private readonly List<object?> _parameters = [];

    public string Text => _text.ToString();

    public object?[] Parameters => [.. _parameters];

    public Sql Add(string text)
    {
        _text.Append(text);
        return this;
    }

    /// <summary>Adds a value as a parameter.</summary>
    public Sql Value(object? value)
    {
        _parameters.Add(value);
        _text.Append('$').Append(_parameters.Count.ToString(CultureInfo.InvariantCulture));
        return this;
    }
}

/// <summary>What a kind of record can be searched by: a field's name, and how it is put into SQL about <c>o</c>.</summary>
internal sealed class Filters(string kind)
{
    private readonly Dictionary<string, Action<Sql, Term>> _fields = new(StringComparer.Ordinal);
    private Action<Sql, Term>? _freeText;

    public string Kind => kind;

    public Filters Custom(string field, Action<Sql, Term> write)
    {
        _fields.Add(field, write);
        return this;
    }

    public Filters FreeText(Action<Sql, Term> write)
    {
        _freeText = write;
        return this;
    }

    /// <summary>An index entry of the record itself.</summary>
    public Filters Text(string field, string? lookup = null) => Custom(field, (sql, term) => Own(sql, lookup ?? field, term, term.Value.ToLowerInvariant()));

    /// <summary>An index entry that is looked through word by word.</summary>
    public Filters Words(string field) => Custom(field, (sql, term) => sql
        .Add("o.id IN (SELECT id FROM lookup WHERE kind='").Add(kind).Add("' AND name='").Add(field).Add("' AND ' '||replace(value,'-',' ')||' ' LIKE ")
        .Value($"% {term.Value.ToLowerInvariant().Replace('-', ' ')}{(term.IsPrefix ? "%" : " %")}").Add(")"));

    public Filters Time(string field) => Custom(field, (sql, term) => Own(sql, field, term, Moment(field, term)));

    public Filters Number(string field, string? lookup = null) => Custom(field, (sql, term) => Own(sql, lookup ?? field, term, Whole(field, term)));

    /// <summary>An index entry of a child, such as the SKU of a variant.</summary>
    public Filters OfChild(string field, string childKind) => Custom(field, (sql, term) =>
    {
        sql.Add("o.id IN (SELECT c.parent FROM lookup l JOIN object c ON c.id=l.id WHERE l.kind='").Add(childKind).Add("' AND l.name='").Add(field).Add("' AND ");
        Compare(sql, "l.value", term, term.Value.ToLowerInvariant());
        sql.Add(")");
    });

    /// <summary>An index entry of the record that this one belongs to.</summary>
    public Filters OfParent(string field, string parentKind, string lookup) => Custom(field, (sql, term) =>
    {
        sql.Add("o.parent IN (SELECT id FROM lookup WHERE kind='").Add(parentKind).Add("' AND name='").Add(lookup).Add("' AND ");
        Compare(sql, "value", term, term.Value.ToLowerInvariant());
        sql.Add(")");
    });

    public Filters Id() => Custom("id", (sql, term) => Compare(sql, "o.id", term, Whole("id", term)));

    public void Write(Sql sql, SearchNode node)
    {
        switch (node)
        {
            case AllOf all:
                Join(sql, all.Parts, " AND ", "1");
                break;
            case AnyOf any:
                Join(sql, any.Parts, " OR ", "0");
                break;
            case Not not:
                sql.Add("NOT (");
                Write(sql, not.Part);
                sql.Add(")");
                break;
            case Term { Field: null } term when _freeText is not null:
                _freeText(sql, term);
                break;
            case Term { Field: { } field } term when _fields.TryGetValue(field, out var write):
                write(sql, term);
                break;
            case Term { Field: { } field } term when field.StartsWith("metafields.", StringComparison.Ordinal) && _fields.TryGetValue("metafields", out var write):
                write(sql, term);
                break;
            case Term term:
                throw FieldException.NotServed($"The search filter '{term.Field ?? "free text"}' on {kind}");
        }
    }

    public static void Compare(Sql sql, string column, Term term, object value)
    {
        if (term.IsPrefix && value is string text)
            sql.Add("(").Add(column).Add(">=").Value(text).Add(" AND ").Add(column).Add("<").Value(text + char.MaxValue).Add(")");
        else
            sql.Add(column).Add(term.Comparison).Value(value);
    }

    public void Own(Sql sql, string lookup, Term term, object value)
    {
        if (term is { Value: "*" or "", Comparison: "=" })
        {
            sql.Add("o.id IN (SELECT id FROM lookup WHERE kind='").Add(kind).Add("' AND name='").Add(lookup).Add("')");
            return;
        }

        sql.Add("o.id IN (SELECT id FROM lookup WHERE kind='").Add(kind).Add("' AND name='").Add(lookup).Add("' AND ");
        Compare(sql, "value", term, value);
        sql.Add(")");
    }

    private void Join(Sql sql, IReadOnlyList<SearchNode> parts, string word, string none)
    {
        sql.Add("(").Add(parts.Count == 0 ? none : "");
        foreach (var (index, part) in parts.Index())
        {
            sql.Add(index > 0 ? word : "");
            Write(sql, part);
        }

        sql.Add(")");
    }

    private static object Moment(string field, Term term) =>
        DateTimeOffset.TryParse(term.Value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time.ToUnixTimeMilliseconds()
            : throw new FieldException("BAD_REQUEST", $"Invalid timestamp for query filter `{field}`.");

    private static object Whole(string field, Term term)
    {
        var text = term.Value.StartsWith("gid://", StringComparison.Ordinal) ? term.Value[(term.Value.LastIndexOf('/') + 1)..] : term.Value;
        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new FieldException("BAD_REQUEST", $"Invalid value for query filter `{field}`.");
    }
}
