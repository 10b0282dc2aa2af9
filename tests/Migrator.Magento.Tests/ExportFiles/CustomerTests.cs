using System.Text;
using Migrator.Core.Entities;
using Migrator.Core.Records;
using Migrator.TestKit;

namespace Migrator.Magento.Tests.ExportFiles;

public sealed class CustomerTests : IDisposable
{
    private const string Header = "email,_website,_store,created_at,firstname,password_hash,rp_token,confirmation,password\n";

    private readonly TestExport _export = new();

    public void Dispose() => _export.Dispose();

    [Fact]
    public async Task What_opens_an_account_never_leaves_the_file()
    {
        var path = SharedRecordings.ExportOrSkip("rich");
        var run = await SourceRun.OfAsync(path, EntityType.Customers);
        var columns = (await File.ReadAllLinesAsync(Path.Combine(path, "customer.csv"), TestContext.Current.CancellationToken))[0].Split(',');
        var xml = string.Concat(run.Files.Select(Encoding.UTF8.GetString));

        columns.ShouldContain("password_hash");
        foreach (var secret in new[] { "password_hash", "rp_token", "password", "confirmation" }) xml.ShouldNotContain($"code=\"{secret}\"");
        xml.ShouldNotContain("ad9742445dc23b2af0436dd7b4815818a6361d6ce7aa5e7e931e84418ed03118");
        xml.ShouldNotContain("0:3:0T5blspLaohrKhtyzmPoMF6qx7b7YyC1Qq1ZEHeb7Qtzp6NPMSSGGz2/G9khaZfSGbX8IbgfoX896Rik");
    }

    [Fact]
    public async Task A_real_file_gives_all_customers_and_their_addresses()
    {
        var path = SharedRecordings.ExportOrSkip("rich");
        var customers = await SourceRun.OfAsync(path, EntityType.Customers);
        var addresses = await SourceRun.OfAsync(path, EntityType.CustomerAddresses);

        customers.Records.Count.ShouldBe(50);
        customers.Records.Select(r => r.SourceId).ShouldBeUnique();
        var one = (MagentoCustomer)customers.Records.Single(r => r.SourceId == "base/one.addr@example.com");
        one.CreatedAt.ShouldBe(new DateTimeOffset(2019, 3, 31, 1, 30, 0, TimeSpan.Zero));
        one.Attributes.Single(a => a.Code == "erp_id").Items[0].Text.ShouldBe("000123");

        addresses.Records.Count.ShouldBe(51);
        var upper = (MagentoCustomerAddress)addresses.Records.Single(r => r.SourceId == "base/UPPER.Case+tag@Example.COM/17");
        upper.IsDefaultBilling.ShouldBeTrue();
        upper.Attributes.Single(a => a.Code == "street").Items[0].Text.ShouldBe("100 Main St\nApt 4");
        upper.Attributes.Single(a => a.Code == "telephone").Items[0].Text.ShouldBe("+1 (310) 555-0123");
    }

    [Fact]
    public async Task A_broken_line_is_said_without_what_it_holds()
    {
        _export.Write("c.csv", Header + "a@x.example,base,default,,A,h1,t1,c1,p1\nb@x.example,base,default,,B,SECRET\nc@x.example,base,default,,C,h3,t3,c3,p3\n");
        var run = await SourceRun.OfAsync(_export.Path, EntityType.Customers);

        run.Records.Select(r => r.SourceId).ShouldBe(["base/a@x.example", "base/c@x.example"]);
        run.Plan.ShouldBe(new(1, 2, 1));
        var finding = run.Findings.ShouldHaveSingleItem();
        finding.Message.ShouldContain("c.csv, line 3");
        finding.ToString().ShouldNotContain("SECRET");
    }

    [Fact]
    public async Task A_customer_that_comes_twice_or_has_no_website_is_said()
    {
        _export.Write("c.csv", Header + "a@x.example,base,default,,First,,,,\na@x.example,eu,de,,Twin,,,,\na@x.example,base,default,,Again,,,,\nb@x.example,,default,,Nowhere,,,,\n");
        var run = await SourceRun.OfAsync(_export.Path, EntityType.Customers);

        run.Records.Cast<MagentoCustomer>().Select(c => c.Attributes.Single(a => a.Code == "firstname").Items[0].Text).ShouldBe(["First", "Twin"]);
        run.Findings.Select(f => f.Rule).ShouldBe(["customer.duplicate", "customer.no-identity"]);
        run.Plan.Unreadable.ShouldBe(1);
    }

    [Fact]
    public async Task Many_customers_come_in_chunks()
    {
        _export.Write("c.csv", Header + string.Concat(Enumerable.Range(0, 2500).Select(i => $"c{i}@x.example,base,default,,\"Line {i}\nbreak\",,,,\n")));
        var run = await SourceRun.OfAsync(_export.Path, EntityType.Customers);

        run.Plan.Chunks.ShouldBe(3);
        run.Records.Select(r => r.SourceId).ShouldBe(Enumerable.Range(0, 2500).Select(i => $"base/c{i}@x.example"));
        ((MagentoCustomer)run.Records[^1]).Position!.Line.ShouldBe(2 + (2 * 2499));
    }
}
