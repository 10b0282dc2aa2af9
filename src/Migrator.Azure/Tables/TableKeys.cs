using System.Security.Cryptography;
using System.Text;

namespace Migrator.Azure.Tables;

/// <summary>
/// Any text as a key of Azure Tables, which forbids <c>/ \ # ?</c> and control characters and takes 512 characters.
/// Source: Microsoft, "Understanding the Table service data model".
/// </summary>
internal static class TableKeys
{
    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUV";
    private const int LongestKey = 500;

    /// <summary>
    /// A row key that sorts as the text's UTF-8 bytes do: base 32 in an alphabet of ascending characters (RFC 4648, section 7).
    /// A text of more than 300 bytes keeps its beginning and ends with a hash: it stays unique, and sorts by its beginning.
    /// </summary>
    public static string Sortable(string text)
    {
        var octets = Encoding.UTF8.GetBytes(text);
        var key = Encode(octets);
        return key.Length <= LongestKey ? key : string.Concat(key.AsSpan(0, LongestKey - 66), "~", Convert.ToHexStringLower(SHA256.HashData(octets)));
    }

    /// <summary>Part of a partition key that people can read: letters, digits, dots and hyphens as they are, the rest as <c>!XX</c>.</summary>
    public static string Readable(string text)
    {
        var key = new StringBuilder(text.Length);
        foreach (var octet in Encoding.UTF8.GetBytes(text))
        {
            if (char.IsAsciiLetterOrDigit((char)octet) || octet is (byte)'.' or (byte)'-') key.Append((char)octet);
            else key.Append('!').Append(octet.ToString("X2"));
        }

        return key.ToString();
    }

    private static string Encode(byte[] octets)
    {
        // An empty text needs a key too, and one that sorts first.
        var key = new StringBuilder("-", (octets.Length * 8 / 5) + 2);
        var (bits, buffer) = (0, 0);
        foreach (var octet in octets)
        {
            buffer = (buffer << 8) | octet;
            for (bits += 8; bits >= 5; bits -= 5) key.Append(Alphabet[(buffer >> (bits - 5)) & 31]);
            buffer &= (1 << bits) - 1;
        }

        if (bits > 0) key.Append(Alphabet[(buffer << (5 - bits)) & 31]);
        return key.ToString();
    }
}
