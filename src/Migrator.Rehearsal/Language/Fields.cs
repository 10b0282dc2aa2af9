namespace Migrator.Rehearsal.Language;

/// <summary>
/// Who answers for which field. A family of types registers itself in one small class; a field that nobody registers is
/// read off its source by name.
/// </summary>
internal sealed class Fields
{
    private readonly Dictionary<(string Type, string Field), Func<Call, object?>> _resolvers = [];

    public Func<Call, object?>? Find(string type, string field) => _resolvers.GetValueOrDefault((type, field));

    public TypeFields<T> Of<T>(string? type = null) => new(this, type ?? typeof(T).Name);

    public Fields Query(string name, Func<Call, object?> resolve) => Add("QueryRoot", name, resolve);

    /// <summary>A mutation: what it changed stays only if its payload carries no user errors.</summary>
    public Fields Mutation(string name, Func<Call, Payload> run) => Add("Mutation", name, call =>
    {
        Payload? payload = null;
        call.Session.Attempt(() =>
        {
            payload = run(call);
            return !payload.Failed;
        });
        payload!.Restore?.Invoke(payload);
        return payload;
    });

    public Fields Add(string type, string field, Func<Call, object?> resolve)
    {
        _resolvers.Add((type, field), resolve);
        return this;
    }

    internal sealed class TypeFields<T>(Fields fields, string type)
    {
        public TypeFields<T> Add(string field, Func<T, object?> read) => Add(field, (source, _) => read(source));

        public TypeFields<T> Add(string field, Func<T, Call, object?> read)
        {
            fields.Add(type, field, call => read((T)call.Context.Source!, call));
            return this;
        }
    }
}
