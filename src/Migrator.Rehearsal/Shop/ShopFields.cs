using System.Globalization;
using Migrator.Rehearsal.Language;
using Migrator.Rehearsal.Metafields;
using Migrator.Rehearsal.State;

namespace Migrator.Rehearsal.Shop;

/// <summary><c>shop</c> and <c>currentAppInstallation</c>.</summary>
internal static class ShopFields
{
    public static void Register(Fields fields)
    {
        fields.Query("shop", Current);
        fields.Query("currentAppInstallation", call => new Installation(call.Scope.Access));
        fields.Query("shopLocales", _ => new[] { new { Locale = "en", Name = "English", Primary = true, Published = true } });
        Identity(fields);
        Limits(fields);
        MetafieldFields.Own(fields.Of<ShopRecord>("Shop"));
        fields.Of<Installation>("AppInstallation")
            .Add("id", _ => Gid.Of("AppInstallation", 1))
            .Add("accessScopes", i => i.Access.Handles.Select(h => new { Handle = h, Description = h.Replace('_', ' ') }));
    }

    public static ShopRecord Current(Call call) => call.Session.All<ShopRecord>()[0];

    private static void Identity(Fields fields) => fields.Of<ShopRecord>("Shop")
        .Add("id", s => Gid.Of("Shop", s.Id))
        .Add("name", (_, call) => call.Shop.Options.ShopName)
        .Add("myshopifyDomain", (_, call) => call.Shop.Domain)
        .Add("email", (_, call) => "owner@" + call.Shop.Domain)
        .Add("contactEmail", (_, call) => "owner@" + call.Shop.Domain)
        .Add("url", (_, call) => "https://" + call.Shop.Domain)
        .Add("primaryDomain", (s, call) => new { Id = Gid.Of("Domain", s.Id), Host = call.Shop.Domain, SslEnabled = true, Url = "https://" + call.Shop.Domain })
        .Add("currencyCode", (_, call) => call.Shop.Options.Currency)
        .Add("enabledPresentmentCurrencies", (_, call) => new[] { call.Shop.Options.Currency })
        .Add("currencyFormats", (_, call) => new { MoneyFormat = "{{amount}}", MoneyWithCurrencyFormat = "{{amount}} " + call.Shop.Options.Currency })
        .Add("weightUnit", _ => "KILOGRAMS")
        .Add("unitSystem", _ => "METRIC_SYSTEM")
        .Add("ianaTimezone", (_, call) => call.Shop.Options.TimeZone)
        .Add("timezoneAbbreviation", (_, call) => Zone(call).BaseUtcOffset == TimeSpan.Zero ? "UTC" : Zone(call).StandardName)
        .Add("timezoneOffset", (_, call) => Offset(call) is var o && o < TimeSpan.Zero ? "-" + o.ToString("hhmm", CultureInfo.InvariantCulture) : "+" + o.ToString("hhmm", CultureInfo.InvariantCulture))
        .Add("timezoneOffsetMinutes", (_, call) => (int)Offset(call).TotalMinutes)
        .Add("taxesIncluded", _ => false)
        .Add("taxShipping", _ => false)
        .Add("setupRequired", _ => false)
        .Add("publicationCount", (_, call) => call.Session.All<Publishing.Publication>().Count)
        .Add("customerAccountsV2", _ => new { CustomerAccountsVersion = "NEW_CUSTOMER_ACCOUNTS", LoginLinksVisibleOnStorefrontAndCheckout = true, LoginRequiredAtCheckout = false });

    private static void Limits(Fields fields) => fields.Of<ShopRecord>("Shop")
        .Add("plan", (_, call) => new
        {
            DisplayName = PlanLimits.Of(call.Shop.Options.Plan).Name,
            PublicDisplayName = PlanLimits.Of(call.Shop.Options.Plan).Name,
            ShopifyPlus = call.Shop.Options.Plan == RehearsalPlan.Plus,
            PartnerDevelopment = call.Shop.Options.Plan == RehearsalPlan.Trial,
        })
        .Add("resourceLimits", (_, call) => new
        {
            LocationLimit = PlanLimits.Of(call.Shop.Options.Plan).Locations,
            MaxProductOptions = 3,
            MaxProductVariants = 2048,
            RedirectLimitReached = false,
        })
        .Add("features", (_, call) => new
        {
            Bundles = new { EligibleForBundles = true, SellsBundles = false },
            GiftCards = true,
            HarmonizedSystemCode = true,
            InternationalPriceOverrides = call.Shop.Options.Plan is RehearsalPlan.Plus or RehearsalPlan.Advanced,
            Reports = true,
            ShopifyPlus = call.Shop.Options.Plan == RehearsalPlan.Plus,
            Storefront = true,
            UnifiedMarkets = true,
        });

    private static TimeZoneInfo Zone(Call call) => TimeZoneInfo.FindSystemTimeZoneById(call.Shop.Options.TimeZone);

    private static TimeSpan Offset(Call call) => Zone(call).GetUtcOffset(call.Session.Now);

    private sealed record Installation(AccessGrant Access) : ITyped
    {
        public string TypeName => "AppInstallation";
    }
}
