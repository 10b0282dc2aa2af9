using System.Security.Cryptography;
using System.Text;
using Migrator.Rehearsal.Language;
using Migrator.Rehearsal.State;

namespace Migrator.Rehearsal.Metafields;

/// <summary>Writes metafields of one owner, as every mutation that takes them does.</summary>
/// <param name="code">What the calling mutation makes of Shopify's code for a metafield; productSet has one code for all.</param>
internal sealed class MetafieldWriter(Call call, Entity owner, Complaints complaints, Func<string?, string?> code)
{
    private readonly Session _session = call.Session;
    private readonly MetafieldValues _values = new(call.Session, call.Shop.Options.Currency);
    private List<Metafield>? _present;

    /// <summary>Sets those given and removes all others that a merchant may see.</summary>
    public void Replace(IReadOnlyList<Input> inputs, string path)
    {
        var kept = inputs.Select((input, index) => Set(input, $"{path}.{index}")).OfType<Metafield>().Select(m => m.Id).ToHashSet();
        if (complaints.Any)
            return;
        foreach (var gone in Present.Where(m => !kept.Contains(m.Id) && !Namespaces.IsApps(m.Namespace)).ToArray())
            Remove(gone);
    }

    public void SetAll(IReadOnlyList<Input> inputs, string path)
    {
        for (var i = 0; i < inputs.Count; i++)
            Set(inputs[i], $"{path}.{i}");
    }

    public void Remove(Metafield metafield)
    {
        _session.Delete(metafield.Id);
        Present.Remove(metafield);
    }

    public Metafield? Find(string space, string key) => Present.Find(m => m.Namespace == space && m.Key == key);

    /// <summary>Sets one; null where it was refused.</summary>
    public Metafield? Set(Input input, string path)
    {
        var before = complaints.All.Count;
        var space = Namespaces.Resolve(input.Text("namespace"));
        var key = input.Text("key") ?? "";
        if (input.Text("id") is { } id && _session.Find<Metafield>(id) is { } named && named.Parent == owner.Id)
            (space, key) = (named.Namespace, named.Key);
        CheckName(space, key, path);
        if (complaints.All.Count > before)
            return null;

        var definition = MetafieldDefinition.Find(_session, Owners.TypeOf(owner.Kind), space, key);
        var present = Find(space, key);
        var type = input.Text("type") is { Length: > 0 } given ? given : definition?.Type ?? present?.Type;
        if (type is null)
        {
            Complain($"{path}.type", "Type can't be blank", "BLANK");
            return null;
        }

        if (!MetafieldTypes.Exists(type))
        {
            Complain($"{path}.type", $"Type must be one of the following: {string.Join(", ", MetafieldTypes.All)}.", "INVALID_TYPE");
            return null;
        }

        if (definition is not null && definition.Type != type)
        {
            Complain($"{path}.type", $"Type must be consistent with the definition's type: '{definition.Type}'.", "INVALID_TYPE");
            return null;
        }

        // A write that changes nothing is not asked for its digest.
        if (Read(input, type, definition, present, path) is not { } stored || (!(present?.Type == type && present.Value == stored) && !DigestHolds(input, present, path)))
            return null;
        return Store(present, space, key, type, stored, definition?.Searchable == true);
    }

    public static string Digest(Metafield metafield) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{metafield.Id}\n{metafield.Type}\n{metafield.Value}")));

    private List<Metafield> Present => _present ??= _session.Children<Metafield>(owner.Id);

    private Metafield Store(Metafield? present, string space, string key, string type, string stored, bool searchable)
    {
        if (present is null)
        {
            present = new Metafield { Parent = owner.Id, OwnerKind = owner.Kind, Namespace = space, Key = key, Type = type, Value = stored, Searchable = searchable };
            Present.Add(_session.Add(present));
        }
        else if (present.Type != type || present.Value != stored || present.Searchable != searchable)
        {
            (present.Type, present.Value, present.Searchable, present.UpdatedAt) = (type, stored, searchable, _session.Now);
            _session.Save(present);
        }

        return present;
    }

    private string? Read(Input input, string type, MetafieldDefinition? definition, Metafield? present, string path)
    {
        var (stored, problem) = _values.Read(type, input.Required("value"), definition?.Validations ?? []);
        if (problem is not null)
        {
            complaints.Add(UserError.At($"{path}.value", problem.Message, code("INVALID_VALUE")) with { ElementIndex = problem.Element });
            return null;
        }

        if (definition is { UniqueValues: true }
            && _session.FindBy<Metafield>(Metafield.ValueLookup(definition.FullName, stored)) is { } taken
            && taken.Id != present?.Id)
        {
            Complain($"{path}.value", "Value is already assigned to another metafield. Choose a different value.", "TAKEN");
            return null;
        }

        return stored;
    }

    private bool DigestHolds(Input input, Metafield? present, string path)
    {
        if (!input.Has("compareDigest"))
            return true;
        var expected = input.Text("compareDigest");
        if (expected == (present is null ? null : Digest(present)))
            return true;
        Complain(path, "The resource has been updated since it was loaded. Try again with an updated `compareDigest` value.", "STALE_OBJECT");
        return false;
    }

    private void CheckName(string space, string key, string path)
    {
        if (Namespaces.IsReserved(space))
            Complain($"{path}.namespace", $"Namespace {space} is a reserved namespace", null);
        else if (Namespaces.IsForeignApps(space))
            Complain(path, "Access to this namespace and key on Metafields for this resource type is not allowed.", "APP_NOT_AUTHORIZED");
        else if (space.Length < 3)
            Complain($"{path}.namespace", "Namespace is too short (minimum is 3 characters)", "TOO_SHORT");
        else if (space.Length > 255)
            Complain($"{path}.namespace", "Namespace is too long (maximum is 255 characters)", "TOO_LONG");
        if (key.Length < 2)
            Complain($"{path}.key", "Key is too short (minimum is 2 characters)", "TOO_SHORT");
        else if (key.Length > 64)
            Complain($"{path}.key", "Key is too long (maximum is 64 characters)", "TOO_LONG");
    }

    private void Complain(string path, string message, string? of) => complaints.Add(path, message, code(of));
}
