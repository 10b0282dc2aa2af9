namespace Migrator.Magento.ExportFiles.Families;

/// <summary>
/// Every product of the export: where its rows lie and which products it is made of. Some hundred bytes each, so that a store of a million fits.
/// SKUs are compared without case, as Magento's tables do.
/// </summary>
internal sealed class ProductIndex
{
    private readonly Dictionary<string, IndexedProduct> _bySku = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<IndexedProduct> _products = [];

    /// <summary>In the order of their default rows.</summary>
    public IReadOnlyList<IndexedProduct> Products => _products;

    public IndexedProduct? Find(string sku) => _bySku.GetValueOrDefault(sku);

    /// <summary>Null where there is one of this SKU already.</summary>
    public IndexedProduct? TryAdd(string sku, bool isVisible, bool isComposite, IReadOnlyList<string> children, RecordExtent extent)
    {
        var product = new IndexedProduct(sku, isVisible, isComposite || children.Count > 0, children, extent);
        if (!_bySku.TryAdd(sku, product)) return null;
        _products.Add(product);
        return product;
    }

    /// <summary>Says of each product whether it is part of another, and of which family it is counted.</summary>
    public IEnumerable<Family> Families()
    {
        foreach (var product in _products)
        {
            foreach (var child in MembersOf(product)) child.HasParent = true;
        }

        var counted = new HashSet<IndexedProduct>();
        foreach (var head in _products.Where(p => p.HasOwnFamily))
            yield return new Family(head, [.. MembersOf(head).Select(m => new Member(m, !m.HasOwnFamily && counted.Add(m)))]);
    }

    private IEnumerable<IndexedProduct> MembersOf(IndexedProduct head) =>
        head.Children.Select(Find).OfType<IndexedProduct>().Where(m => m != head);
}

/// <param name="sku">The product.</param>
/// <param name="isVisible">Sold alone.</param>
/// <param name="isComposite">Its page is made of others.</param>
/// <param name="children">Their SKUs.</param>
/// <param name="extent">Of its default row.</param>
internal sealed class IndexedProduct(string sku, bool isVisible, bool isComposite, IReadOnlyList<string> children, RecordExtent extent)
{
    private readonly List<RecordExtent> _extents = [extent];

    public string Sku => sku;

    public IReadOnlyList<string> Children => children;

    public bool HasParent { get; set; }

    /// <summary>It is sold alone, or has a page of its own to be made of, or is part of nothing.</summary>
    public bool HasOwnFamily => isVisible || isComposite || !HasParent;

    public IReadOnlyList<RecordExtent> Extents => _extents;

    public long Bytes => _extents.Sum(e => (long)e.Length);

    public void Add(RecordExtent extent)
    {
        if (_extents[^1].With(extent) is { } joined) _extents[^1] = joined;
        else _extents.Add(extent);
    }
}

/// <param name="Head">Whose family it is.</param>
/// <param name="Members">In the order in which it names them.</param>
internal sealed record Family(IndexedProduct Head, IReadOnlyList<Member> Members)
{
    public int Skus => 1 + Members.Count;

    public long Bytes => Head.Bytes + Members.Sum(m => m.Product.Bytes);
}

/// <param name="Product">The member.</param>
/// <param name="IsCounted">This family accounts for it.</param>
internal readonly record struct Member(IndexedProduct Product, bool IsCounted);
