using Migrator.Core.Entities;

namespace Migrator.Core.Findings;

/// <summary>One drop, truncation, merge, guess or refusal: what a person should know about one value of one record.</summary>
/// <param name="Entity">The kind of record.</param>
/// <param name="Record">The record's source id (a product's SKU), or the file and line where none could be read.</param>
/// <param name="Field">Magento's attribute code or column, or the empty string where the whole record is meant.</param>
/// <param name="Rule">The named rule, such as <c>option.fourth-folded</c>; the docs explain each.</param>
/// <param name="State">Where the value ended.</param>
/// <param name="Before">The value as Magento had it.</param>
/// <param name="After">The value as it goes to Shopify; null where nothing goes.</param>
/// <param name="Message">A sentence that says what happened and what to do, if anything.</param>
public sealed record Finding(EntityType Entity, string Record, string Field, string Rule, RecordState State, string? Before, string? After, string Message);

/// <summary>Where one source record ended. Exactly one for each record read, whatever the number of places it appears in.</summary>
/// <param name="Entity">The kind of record.</param>
/// <param name="Record">The record's source id.</param>
/// <param name="State">Where it ended.</param>
/// <param name="Target">What carries it, such as <c>product:joust-duffle-bag</c> or <c>variant:chaz-hoodie/MH01-XS-Gray</c>; null where nothing does.</param>
/// <param name="Rule">The rule that decided.</param>
public sealed record Outcome(EntityType Entity, string Record, RecordState State, string? Target, string Rule);

/// <summary>How many values of one attribute ended in one state.</summary>
public sealed record AttributeCoverage(EntityType Entity, string Attribute, RecordState State, long Values);
