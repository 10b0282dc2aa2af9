using System.Text;

namespace Migrator.Rehearsal.Searching;

/// <summary>A parsed search query.</summary>
internal abstract record SearchNode;

internal sealed record AllOf(IReadOnlyList<SearchNode> Parts) : SearchNode;

internal sealed record AnyOf(IReadOnlyList<SearchNode> Parts) : SearchNode;

internal sealed record Not(SearchNode Part) : SearchNode;

/// <summary>One condition. No field: free text. The comparison is <c>=</c>, <c>&lt;</c>, <c>&lt;=</c>, <c>&gt;</c> or <c>&gt;=</c>.</summary>
internal sealed record Term(string? Field, string Comparison, string Value, bool IsPrefix) : SearchNode;

/// <summary>
/// Shopify's search syntax: terms side by side are AND, OR binds less, minus and NOT negate, quotes keep words together,
/// a star at the end matches prefixes. https://shopify.dev/docs/api/usage/search-syntax
/// </summary>
internal sealed class SearchQuery
{
    private readonly List<string> _tokens;
    private int _next;

    private SearchQuery(List<string> tokens) => _tokens = tokens;

    public static SearchNode? Parse(string? query)
    {
        if (string.IsNullOrWhiteSpace(query))
            return null;
        var parser = new SearchQuery(Tokens(query));
        return parser._tokens.Count == 0 ? null : parser.Any();
    }

    private SearchNode Any()
    {
        var parts = new List<SearchNode> { All() };
        while (Take("OR"))
            parts.Add(All());
        return parts is [var only] ? only : new AnyOf(parts);
    }

    private SearchNode All()
    {
        var parts = new List<SearchNode>();
        while (_next < _tokens.Count && _tokens[_next] is not (")" or "OR"))
        {
            if (Take("AND"))
                continue;
            parts.Add(Negated());
        }

        return parts is [var only] ? only : new AllOf(parts);
    }

    private SearchNode Negated()
    {
        if (Take("NOT") || Take("-"))
            return new Not(Negated());
        if (!Take("("))
            return One(_tokens[_next++]);
        var inner = Any();
        Take(")");
        return inner;
    }

    private static SearchNode One(string token)
    {
        var colon = FieldEnd(token);
        var (field, value) = colon > 0 ? (token[..colon].ToLowerInvariant(), token[(colon + 1)..]) : (null, token);
        var comparison = "=";
        if (field is not null)
        {
            foreach (var sign in (string[])[">=", "<=", ">", "<"])
            {
                if (!value.StartsWith(sign, StringComparison.Ordinal))
                    continue;
                (comparison, value) = (sign, value[sign.Length..]);
                break;
            }
        }

        var quoted = value is ['"' or '\'', ..];
        var text = quoted ? value.Trim(value[0]) : value;
        var prefix = !quoted && text.Length > 1 && text.EndsWith('*');
        return new Term(field, comparison, Unescape(prefix ? text[..^1] : text), prefix);
    }

    private static int FieldEnd(string token)
    {
        for (var i = 0; i < token.Length; i++)
        {
            if (token[i] == ':')
                return i;
            if (!char.IsLetterOrDigit(token[i]) && token[i] is not ('_' or '.' or '-' or '$'))
                return -1;
        }

        return -1;
    }

    private static string Unescape(string text) => text.Replace("\\", "", StringComparison.Ordinal);

    private bool Take(string token)
    {
        if (_next >= _tokens.Count || _tokens[_next] != token)
            return false;
        _next++;
        return true;
    }

    private static List<string> Tokens(string query)
    {
        var tokens = new List<string>();
        var token = new StringBuilder();
        var quote = '\0';
        for (var i = 0; i < query.Length; i++)
        {
            var c = query[i];
            if (quote != '\0')
            {
                token.Append(c);
                if (c == '\\' && i + 1 < query.Length)
                    token.Append(query[++i]);
                else if (c == quote)
                    quote = '\0';
            }
            else if (c is '"' or '\'' && (token.Length == 0 || token[^1] is ':' or '>' or '<' or '='))
            {
                quote = c;
                token.Append(c);
            }
            else if (c == '\\' && i + 1 < query.Length)
            {
                token.Append(c).Append(query[++i]);
            }
            else if (c == '(' && token.Length > 0 && token[^1] == ':')
            {
                // A value cannot be a group: the bracket is part of it, and finds nothing.
                token.Append(c);
            }
            else if (char.IsWhiteSpace(c) || c is '(' or ')')
            {
                Flush();
                if (!char.IsWhiteSpace(c))
                    tokens.Add(c.ToString());
            }
            else if (c == '-' && token.Length == 0)
            {
                tokens.Add("-");
            }
            else
            {
                token.Append(c);
            }
        }

        Flush();
        return tokens;

        void Flush()
        {
            if (token.Length > 0)
                tokens.Add(token.ToString());
            token.Clear();
        }
    }
}
