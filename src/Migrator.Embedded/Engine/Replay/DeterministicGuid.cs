using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Migrator.Embedded.Engine.Replay;

/// <summary>Version 5 UUIDs (RFC 9562, section 5.5): the same name gives the same id, on every machine.</summary>
internal static class DeterministicGuid
{
    private static readonly Guid Namespace = new("6f9f2d0a-6c0e-4f0b-9d51-0a2f3f6f7c11");

    public static Guid Create(string name)
    {
        Span<byte> text = new byte[16 + Encoding.UTF8.GetByteCount(name)];
        Namespace.TryWriteBytes(text, bigEndian: true, out _);
        Encoding.UTF8.GetBytes(name, text[16..]);

        Span<byte> hash = stackalloc byte[SHA1.HashSizeInBytes];
        // SHA-1 is what version 5 is made of; nothing here is a secret.
#pragma warning disable CA5350
        SHA1.HashData(text, hash);
#pragma warning restore CA5350
        BinaryPrimitives.WriteUInt16BigEndian(hash[6..], (ushort)((BinaryPrimitives.ReadUInt16BigEndian(hash[6..]) & 0x0FFF) | 0x5000));
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
}
