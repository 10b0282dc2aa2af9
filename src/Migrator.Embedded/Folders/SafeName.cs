using System.Buffers;
using System.Text;

namespace Migrator.Embedded.Folders;

/// <summary>
/// A segment of an artifact's path as a file name that Windows, macOS and Linux take alike. What one of them refuses is written as %XX.
/// Names that differ in case only are different artifacts, and one file on a disk that ignores case: run and file names of ours do not.
/// </summary>
/// <remarks>https://learn.microsoft.com/windows/win32/fileio/naming-a-file</remarks>
internal static class SafeName
{
    private static readonly SearchValues<char> Refused = SearchValues.Create("%<>:\"|?*\\/");

    private static readonly HashSet<string> Devices = new(
        ["CON", "PRN", "AUX", "NUL", .. Enumerable.Range(0, 10).SelectMany(n => new[] { $"COM{n}", $"LPT{n}" })],
        StringComparer.OrdinalIgnoreCase);

    public static string Encode(string segment)
    {
        var name = new StringBuilder(segment.Length);
        var device = Devices.Contains(segment.Split('.')[0].TrimEnd(' '));
        for (var i = 0; i < segment.Length; i++)
        {
            var c = segment[i];
            var hidden = c == '.' && i == 0;
            var cutByWindows = c is '.' or ' ' && i == segment.Length - 1;
            if (c < ' ' || Refused.Contains(c) || hidden || cutByWindows || (device && i == 0)) name.Append('%').Append(((int)c).ToString("X2"));
            else name.Append(c);
        }

        return name.ToString();
    }

    /// <summary>A file that somebody else put there under a name that is not of ours is taken as it is.</summary>
    public static string Decode(string name)
    {
        if (!name.Contains('%', StringComparison.Ordinal)) return name;
        var segment = new StringBuilder(name.Length);
        for (var i = 0; i < name.Length; i++)
        {
            if (name[i] == '%' && i + 2 < name.Length && char.IsAsciiHexDigit(name[i + 1]) && char.IsAsciiHexDigit(name[i + 2]))
            {
                segment.Append((char)Convert.ToInt32(name.Substring(i + 1, 2), 16));
                i += 2;
            }
            else
            {
                segment.Append(name[i]);
            }
        }

        return segment.ToString();
    }
}
