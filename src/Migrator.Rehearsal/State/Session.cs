using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Data.Sqlite;

namespace Migrator.Rehearsal.State;

/// <summary>
/// One piece of work on the shop. Records that it has read are the same object each time; a change lasts once it is
/// saved and the session committed. Not for two threads at once.
/// </summary>
internal sealed class Session(Store store, Connection connection, bool writable) : IDisposable
{
    private static readonly JsonSerializerOptions Json = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    private readonly Dictionary<long, Entity> _seen = [];
    private bool _open = true;

    public DateTimeOffset Now => store.Time.GetUtcNow();

    public Connection Connection => connection;

    public bool Writable => writable;

    public long NextId() => store.NextId();

    public T? Find<T>(long id)
        where T : Entity
    {
        if (id == 0)
            return null;
        if (_seen.TryGetValue(id, out var seen))
            return seen as T;
        var rows = connection.Rows("SELECT id, parent, position, doc FROM object WHERE id=$1 AND kind=$2", Materialize<T>, id, typeof(T).Name);
        return rows.Count == 0 ? null : rows[0];
    }

    public T? Find<T>(string? gid)
        where T : Entity => Find<T>(Gid.NumberOf(gid, typeof(T).Name));

    public bool Exists(Gid gid) => connection.Scalar("SELECT 1 FROM object WHERE id=$1 AND kind=$2", gid.Number, gid.Kind) is not null;

    /// <summary>The first record that is found under this entry, or null.</summary>
    public T? FindBy<T>(Lookup lookup)
        where T : Entity
    {
        var id = connection.Scalar("SELECT id FROM lookup WHERE kind=$1 AND name=$2 AND value=$3 ORDER BY id LIMIT 1", typeof(T).Name, lookup.Name, lookup.Value);
        return id is long found ? Find<T>(found) : null;
    }

    public List<long> Ids<T>(Lookup lookup)
        where T : Entity =>
        connection.Rows("SELECT id FROM lookup WHERE kind=$1 AND name=$2 AND value=$3 ORDER BY id", static row => row.GetInt64(0), typeof(T).Name, lookup.Name, lookup.Value);

    public long Count<T>(Lookup lookup)
        where T : Entity =>
        (long)connection.Scalar("SELECT count(*) FROM lookup WHERE kind=$1 AND name=$2 AND value=$3", typeof(T).Name, lookup.Name, lookup.Value)!;

    /// <summary>All records of a parent, in their order.</summary>
    public List<T> Children<T>(long parent)
        where T : Entity =>
        connection.Rows("SELECT id, parent, position, doc FROM object WHERE parent=$1 AND kind=$2 ORDER BY position, id", Materialize<T>, parent, typeof(T).Name);

    /// <summary>All records of a kind; for kinds that a shop has few of.</summary>
    public List<T> All<T>()
        where T : Entity =>
        connection.Rows("SELECT id, parent, position, doc FROM object WHERE kind=$1 ORDER BY id", Materialize<T>, typeof(T).Name);

    public T Add<T>(T entity)
        where T : Entity
    {
        entity.Id = NextId();
        entity.CreatedAt = entity.UpdatedAt = Now;
        Save(entity);
        return entity;
    }

    public void Save(Entity entity)
    {
        _seen[entity.Id] = entity;
        connection.Run(
            "INSERT INTO object VALUES($1,$2,$3,$4,$5) ON CONFLICT(id) DO UPDATE SET parent=$3, position=$4, doc=$5",
            entity.Id,
            entity.Kind,
            entity.Parent,
            entity.Position,
            JsonSerializer.Serialize(entity, entity.GetType(), Json));
        Index(entity);
    }

    /// <summary>Removes a record and all that belongs to it.</summary>
    public void Delete(long id)
    {
        foreach (var child in connection.Rows("SELECT id FROM object WHERE parent=$1", static row => row.GetInt64(0), id))
            Delete(child);
        connection.Run("DELETE FROM lookup WHERE id=$1", id);
        connection.Run("DELETE FROM object WHERE id=$1", id);
        _seen.Remove(id);
    }

    /// <summary>Runs a change that leaves nothing behind when it says false.</summary>
    public void Attempt(Func<bool> change)
    {
        connection.Run("SAVEPOINT attempt");
        var kept = false;
        try
        {
            kept = change();
        }
        finally
        {
            if (!kept)
            {
                connection.Run("ROLLBACK TO attempt");
                _seen.Clear();
            }

            connection.Run("RELEASE attempt");
        }
    }

    public void Commit()
    {
        store.Commit(connection);
        _open = false;
    }

    public void Dispose() => store.Close(connection, _open);

    internal T Materialize<T>(SqliteDataReader row)
        where T : Entity
    {
        var id = row.GetInt64(0);
        if (_seen.TryGetValue(id, out var seen))
            return (T)seen;
        var entity = JsonSerializer.Deserialize<T>(row.GetString(3), Json)!;
        entity.Id = id;
        entity.Parent = row.GetInt64(1);
        entity.Position = row.GetInt32(2);
        entity.Indexed = writable ? [.. entity.Lookups()] : [];
        _seen[id] = entity;
        return entity;
    }

    private void Index(Entity entity)
    {
        Lookup[] now = [.. entity.Lookups().Distinct()];
        if (entity.Indexed is { } before)
        {
            if (before.AsSpan().SequenceEqual(now))
                return;
            connection.Run("DELETE FROM lookup WHERE id=$1", entity.Id);
        }

        foreach (var lookup in now)
            connection.Run("INSERT INTO lookup VALUES($1,$2,$3,$4)", entity.Kind, lookup.Name, lookup.Value, entity.Id);
        entity.Indexed = now;
    }
}
