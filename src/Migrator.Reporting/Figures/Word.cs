using System.Text.Json;
using Migrator.Core.Entities;

namespace Migrator.Reporting.Figures;

/// <summary>The words of the report, in its three files alike.</summary>
internal static class Word
{
    /// <summary>As JSON writes it: <c>LostByShopify</c> is <c>lostByShopify</c>.</summary>
    public static string Of(Enum value) => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    /// <summary>For people: <c>customer-addresses</c> is "Customer addresses".</summary>
    public static string Of(EntityType entity) => char.ToUpperInvariant(entity.Name[0]) + entity.Name[1..].Replace('-', ' ');
}
