using System.Xml.Linq;
using static Migrator.Core.Records.Xml.XmlFields;

namespace Migrator.Core.Records.Xml;

internal static class CustomerXml
{
    public const string Name = "customer";

    public static XElement Write(MagentoCustomer customer) => Element(
        Name,
        Field("email", customer.Email),
        Field("website", customer.Website),
        Field("storeView", customer.StoreView),
        Field("created", customer.CreatedAt),
        ValueXml.Write(customer.Position),
        ValueXml.Write(customer.Attributes));

    public static MagentoCustomer Read(XElement element) => new()
    {
        Email = element.Text("email"),
        Website = element.Text("website"),
        StoreView = element.Text("storeView"),
        CreatedAt = element.InstantOrNull("created"),
        Position = ValueXml.ReadPosition(element),
        Attributes = ValueXml.Read(element),
    };
}

internal static class CustomerAddressXml
{
    public const string Name = "address";

    public static XElement Write(MagentoCustomerAddress address) => Element(
        Name,
        Field("email", address.Email),
        Field("website", address.Website),
        Field("id", address.AddressId),
        Field("defaultBilling", address.IsDefaultBilling),
        Field("defaultShipping", address.IsDefaultShipping),
        ValueXml.Write(address.Position),
        ValueXml.Write(address.Attributes));

    public static MagentoCustomerAddress Read(XElement element) => new()
    {
        Email = element.Text("email"),
        Website = element.Text("website"),
        AddressId = element.Text("id"),
        IsDefaultBilling = element.Flag("defaultBilling"),
        IsDefaultShipping = element.Flag("defaultShipping"),
        Position = ValueXml.ReadPosition(element),
        Attributes = ValueXml.Read(element),
    };
}
