using Xunit;

namespace Migrator.TestKit;

/// <summary>
/// Recordings of real Magento stores (<c>../shared/magento</c> beside the repository): too large for it, present in CI.
/// A test that needs one asks here, so that a skip always says why.
/// </summary>
public static class SharedRecordings
{
    /// <summary>The folder of native export files of a store, such as <c>luma</c> or <c>rich</c>. Skips the test where there is none.</summary>
    public static string ExportOrSkip(string store) => OrSkip(Path.Combine(store, "export"));

    /// <summary>A file of the recordings. Skips the test where there is none.</summary>
    public static string FileOrSkip(string store, string name) => OrSkip(Path.Combine(store, name));

    private static string OrSkip(string name)
    {
        var path = Path.GetFullPath(Path.Combine(ShopifyReference.RepositoryRoot, "..", "shared", "magento", name));
        if (!Path.Exists(path))
            Assert.Skip($"The recordings of real Magento stores are not here: {path} is missing.");
        return path;
    }
}
