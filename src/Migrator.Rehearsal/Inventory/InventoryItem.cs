using Migrator.Rehearsal.State;

namespace Migrator.Rehearsal.Inventory;

internal sealed class InventoryItem : Entity;
