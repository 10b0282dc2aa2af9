namespace Migrator.Magento.ExportFiles;

/// <summary>
/// The column <c>categories</c>: paths joined by commas that a name may hold too. A path begins with a root category;
/// a piece that does not continues the one before.
/// </summary>
internal static class CategoryPaths
{
    public static IReadOnlyList<string> Read(string text, IReadOnlySet<string> roots)
    {
        var paths = new List<string>();
        foreach (var piece in text.Split(','))
        {
            if (paths.Count > 0 && !BeginsPath(piece, roots)) paths[^1] += "," + piece;
            else paths.Add(piece);
        }

        return [.. paths.Select(Bare).Where(p => p.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    /// <summary>The name before the first slash that is not escaped (<c>\/</c>).</summary>
    public static string RootOf(string path)
    {
        for (var i = 0; i < path.Length; i++)
        {
            if (path[i] == '\\') i++;
            else if (path[i] == '/') return path[..i];
        }

        return path;
    }

    private static bool BeginsPath(string piece, IReadOnlySet<string> roots)
    {
        var root = RootOf(piece.TrimStart('"'));
        return roots.Contains(root.TrimEnd('"')) || (root.Length < piece.TrimStart('"').Length && !piece.StartsWith(' '));
    }

    /// <summary>Without the quotes of the export's "Fields Enclosure".</summary>
    private static string Bare(string path)
    {
        path = path.Trim();
        return path.Length > 1 && path[0] == '"' && path[^1] == '"' ? path[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal) : path;
    }
}
