namespace Migrator.Magento.ExportFiles;

internal static class ImageRole
{
    /// <summary>What Magento writes where a role is given to no image.</summary>
    public const string None = "no_selection";

    private static readonly string[] Endings = [".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg", ".avif"];

    public static bool IsImage(string path) => Endings.Any(e => path.EndsWith(e, StringComparison.OrdinalIgnoreCase));
}
