using Migrator.Core.Entities;
using Migrator.Core.Findings;
using Migrator.Core.Records;
using Migrator.Mapping.Tests.Building;

namespace Migrator.Mapping.Tests;

public sealed class StoreMappingTests
{
    [Fact]
    public void Record_of_an_entity_that_is_not_carried_yet_is_unsupported_and_lost_to_no_count()
    {
        var mapping = Mappings.Create();

        mapping.Carries(EntityType.Customers).ShouldBeFalse();
        mapping.Map(EntityType.Customers, new MagentoCustomer { Email = "a@example.com", Website = "base" }).Outcomes.ShouldHaveSingleItem()
            .ShouldBe(new Outcome(EntityType.Customers, "base/a@example.com", RecordState.Unsupported, null, "entity.exported-only"));
    }

    [Fact]
    public void Every_rule_has_a_name_of_its_own_and_says_what_and_why()
    {
        Rules.All.Select(r => r.Name).ShouldBeUnique();
        Rules.All.ShouldAllBe(r => r.Name.Contains('.') && r.Does.EndsWith('.') && r.Because.EndsWith('.'));
    }
}
