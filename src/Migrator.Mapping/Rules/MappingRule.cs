using Migrator.Core.Findings;

namespace Migrator.Mapping;

/// <summary>One named rule of the mapping: findings and outcomes carry its name, and the documentation is made of this.</summary>
/// <param name="Name">Such as <c>option.fourth-folded</c>: never changed once released, for people filter by it.</param>
/// <param name="State">Where what it concerns ends.</param>
/// <param name="Does">What it does, as a sentence.</param>
/// <param name="Because">Its reason: a limit or habit of Shopify, or of Magento.</param>
public sealed record MappingRule(string Name, RecordState State, string Does, string Because);
