using FsCheck;
using FsCheck.Fluent;
using Migrator.Core;
using Migrator.Core.Stages;
using Migrator.Mapping.Tests.Building;

namespace Migrator.Mapping.Tests.Properties;

public sealed class FamilyProperties
{
    private static readonly Config Quick = Config.QuickThrowOnFailure.WithMaxTest(120);

    [Fact]
    public void Any_family_keeps_every_promise()
    {
        var mapping = Mappings.Create();
        Prop.ForAll(Families.Any, family => Promises.ShouldHold(family, family.Map(mapping))).Check(Quick);
    }

    [Fact]
    public void Any_family_keeps_every_promise_on_a_shop_with_tight_limits()
    {
        var shop = Mappings.Shop with { MaxVariants = 2, MaxOptions = 2, Currency = "JPY" };
        var mapping = Mappings.Create("""{ "version": 1, "publish": "nothing", "attributes": { "note": { "tag": true }, "features": { "tag": true }, "color": { "vendor": true } } }""", shop, media: null);
        Prop.ForAll(Families.Any, family => Promises.ShouldHold(family, family.Map(mapping), shop)).Check(Quick);
    }

    [Fact]
    public void The_same_family_always_gives_the_same_answer()
    {
        var (first, second) = (Mappings.Create(), Mappings.Create());
        Prop.ForAll(Families.Any, family => Written(family.Map(first)).ShouldBe(Written(family.Map(second)))).Check(Config.QuickThrowOnFailure.WithMaxTest(50));
    }

    private static string Written(Mapped mapped) => System.Text.Json.JsonSerializer.Serialize(new { Rows = mapped.Rows.Cast<Core.Rows.ShopifyProduct>(), mapped.Outcomes, mapped.Findings, mapped.Coverage }, MigratorJson.Options);
}
