using Migrator.Core.Artifacts;
using Migrator.Core.Ledger;
using Migrator.TestKit.Contracts;
using Migrator.TestKit.Memory;

namespace Migrator.Embedded.Tests.Memory;

public sealed class MemoryArtifactStoreContract : ArtifactStoreContract
{
    protected override Task<IArtifactStore> CreateAsync() => Task.FromResult<IArtifactStore>(new MemoryArtifactStore());
}

public sealed class MemoryLedgersContract : LedgersContract
{
    protected override Task<ILedgers> CreateAsync() => Task.FromResult<ILedgers>(new MemoryLedgers());
}
