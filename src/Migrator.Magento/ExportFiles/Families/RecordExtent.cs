using System.Runtime.InteropServices;

namespace Migrator.Magento.ExportFiles.Families;

/// <summary>Where one or several neighbouring records of a product lie.</summary>
/// <param name="File">Place of the file in the plan's list.</param>
/// <param name="Offset">In bytes.</param>
/// <param name="Length">In bytes.</param>
/// <param name="Line">The first physical line.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct RecordExtent(int File, long Offset, int Length, long Line)
{
    /// <summary>One extent where the other follows directly.</summary>
    public RecordExtent? With(RecordExtent next) =>
        next.File == File && next.Offset == Offset + Length ? this with { Length = Length + next.Length } : null;
}
