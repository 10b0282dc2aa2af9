using System.Text.Json.Nodes;
using Migrator.Core.Rows;

namespace Migrator.Shopify.Import.Products;

/// <summary>
/// A product's images: existing ones keep their ids, new ones are added, ours are taken off where the source has them no more, people's own stay.
/// Shopify's media do not tell where they came from: the ledger does, else the file's name, else (while it is being processed) the order.
/// </summary>
internal sealed class MediaPatch
{
    private readonly PatchBasis _basis;
    private readonly Dictionary<string, string> _ids = new(StringComparer.Ordinal);
    private readonly List<string> _failed = [];
    private readonly List<ShopifyImage> _new;

    public MediaPatch(PatchBasis basis)
    {
        _basis = basis;
        if (!basis.Now.HasMedia)
        {
            // Nothing about media is to change: they were not read.
            _ids = new Dictionary<string, string>(basis.Last!.Media, StringComparer.Ordinal);
            _new = [];
            return;
        }

        Match();
        PutFailedAside();
        var lastSources = basis.IsTrusted ? basis.Last!.Row!.Images.Select(i => i.Source).ToHashSet(StringComparer.Ordinal) : [];
        // What was there and is not: somebody removed it in Shopify. That is theirs to decide, until review finds it missing.
        _new = [.. Wanted.Where(i => !_ids.ContainsKey(i.Source) && !lastSources.Contains(i.Source))];
    }

    /// <summary>Sources that Shopify does not have yet.</summary>
    public IReadOnlyList<string> NewSources => [.. _new.Select(i => i.Source)];

    /// <summary>Media ids by source, as far as Shopify has them.</summary>
    public IReadOnlyDictionary<string, string> Ids => _ids;

    /// <summary>New media, for productUpdate; those without an address are left out.</summary>
    public IReadOnlyList<(string Source, JsonObject Input)> Added(ImageSources images) =>
    [
        .. _new.Where(i => images.AddressOf(i.Source) is not null).Select(i => (i.Source, new JsonObject
        {
            ["originalSource"] = images.AddressOf(i.Source),
            ["mediaContentType"] = "IMAGE",
            ["alt"] = i.Alt ?? "",
        })),
    ];

    public void Write(PatchWrites writes, int added)
    {
        if (!_basis.Now.HasMedia) return;
        var files = new List<JsonObject>();
        foreach (var image in Wanted)
        {
            if (!_ids.TryGetValue(image.Source, out var id)) continue;
            var last = _basis.IsTrusted ? _basis.Last!.Row!.Images.FirstOrDefault(i => i.Source == image.Source) : null;
            // Shopify takes no empty alt text for a change (FACTS 10): what was there stays.
            if (image.Alt is { } alt && PatchBasis.Wants(alt, last is not null, last?.Alt, Now(id).Alt ?? "")) files.Add(new JsonObject { ["id"] = id, ["alt"] = alt });
        }

        var wanted = Wanted.Select(i => i.Source).ToHashSet(StringComparer.Ordinal);
        files.AddRange(_ids.Where(m => !wanted.Contains(m.Key)).Select(m => new JsonObject { ["id"] = m.Value, ["referencesToRemove"] = new JsonArray(_basis.Now.Id) }));
        foreach (var some in files.Chunk(100)) writes.Add(ProductKinds.Files, new JsonObject { ["files"] = new JsonArray([.. some]) });
        if (_failed.Count > 0) writes.Add(ProductKinds.FilesDelete, new JsonObject { ["fileIds"] = ProductInputs.Texts(_failed) });
        Reorder(writes, added);
    }

    private IReadOnlyList<ShopifyImage> Wanted => _basis.Row.Images;

    private MediaNow Now(string id) => _basis.Now.Media.First(m => m.Id == id);

    private void Match()
    {
        var free = _basis.Now.Media.ToList();
        void Claim(string source, MediaNow media)
        {
            _ids[source] = media.Id;
            free.Remove(media);
        }

        foreach (var (source, id) in _basis.Last?.Media ?? new Dictionary<string, string>(StringComparer.Ordinal))
        {
            if (free.FirstOrDefault(m => m.Id == id) is { } media) Claim(source, media);
        }

        var written = _basis.Last?.Row?.Images ?? [];
        var unknown = written.Concat(Wanted).Select(i => i.Source).Distinct(StringComparer.Ordinal).Where(s => !_ids.ContainsKey(s)).ToList();
        foreach (var source in unknown.ToList())
        {
            if (free.FirstOrDefault(m => m.FileName is { } name && FileNames.IsCopy(name, source)) is not { } media) continue;
            Claim(source, media);
            unknown.Remove(source);
        }

        // What is left may be in Shopify without our knowing: made in bulk, or by a call whose answer was lost.
        var mayBeThere = _basis.IsTrusted ? unknown.Where(s => _basis.Last!.Media.Count == 0 && written.Any(i => i.Source == s)).ToList() : unknown;
        // A product whose creation was not answered has our images in our order, and no others as long as the number is the same.
        var candidates = _basis.Last is null && free.Count == mayBeThere.Count ? free : free.Where(m => m.FileName is null);
        foreach (var (source, media) in mayBeThere.Zip(candidates).ToList()) Claim(source, media);
    }

    /// <summary>An image that Shopify could not make is sent again; what is left of the first try can only be deleted, for a file that is not ready takes no change (NON_READY_STATE).</summary>
    private void PutFailedAside()
    {
        // Once, after a review, and not in every round: what fails again is for the next review to tell.
        if (!_basis.IsMissed) return;
        foreach (var (source, id) in _ids.ToList())
        {
            if (!Now(id).HasFailed) continue;
            _failed.Add(id);
            _ids.Remove(source);
        }
    }

    private void Reorder(PatchWrites writes, int added)
    {
        var wanted = Wanted.Where(i => _ids.ContainsKey(i.Source)).Select(i => _ids[i.Source]).ToList();
        var now = _basis.Now.Media.Select(m => m.Id).Where(wanted.Contains).ToList();
        var last = _basis.IsTrusted ? _basis.Last!.Row!.Images.Select(i => i.Source).ToList() : null;
        var isUnchanged = last is not null && last.Where(s => Wanted.Any(i => i.Source == s)).SequenceEqual(Wanted.Select(i => i.Source).Where(last.Contains));

        // New media are put last. Where they belong before others, the round after this one knows their ids.
        var newestFirst = Wanted.SkipWhile(i => _ids.ContainsKey(i.Source)).Any(i => _ids.ContainsKey(i.Source));
        if (added > 0 && (newestFirst || _basis.Now.Media.Count > now.Count)) writes.NeedsAnotherRound |= newestFirst;
        if (isUnchanged || wanted.SequenceEqual(now)) return;

        writes.Add(ProductKinds.Reorder, new JsonObject
        {
            ["id"] = _basis.Now.Id,
            ["moves"] = new JsonArray([.. wanted.Select((id, i) => new JsonObject { ["id"] = id, ["newPosition"] = i.ToString(System.Globalization.CultureInfo.InvariantCulture) })]),
        });
    }
}
