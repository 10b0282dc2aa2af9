using System.Reflection;
using GraphQL.Validation;
using GraphQLParser;
using Migrator.Shopify.Admin;

namespace Migrator.Shopify.Tests.Admin;

public sealed class OperationsTests
{
    private static IReadOnlyList<GraphQLOperation> All { get; } =
        [.. typeof(Operations).GetProperties(BindingFlags.Static | BindingFlags.Public).Select(p => (GraphQLOperation)p.GetValue(null)!)];

    [Fact]
    public async Task Every_operation_is_valid_against_the_official_schema()
    {
        var schema = OfficialSchema.LoadOrSkip();
        var complaints = new List<string>();
        foreach (var operation in All) complaints.AddRange(await ComplaintsAsync(schema, Filled(operation)));

        All.Count.ShouldBe(29);
        complaints.ShouldBeEmpty();
        (await ComplaintsAsync(schema, Filled(Operations.ProductState).Replace("vendor", "vender", StringComparison.Ordinal))).ShouldNotBeEmpty("the check itself works");
    }

    private static async Task<IEnumerable<string>> ComplaintsAsync(GraphQL.Types.ISchema schema, string text)
    {
        var document = Parser.Parse(text);
        var operation = document.Definitions.OfType<GraphQLParser.AST.GraphQLOperationDefinition>().Single();
        var result = await new DocumentValidator().ValidateAsync(new ValidationOptions
        {
            Document = document,
            Schema = schema,
            Operation = operation,
            Rules = DocumentValidator.CoreRules,
            Variables = GraphQL.Inputs.Empty,
        });
        // Whether variables fit their types is for the tests that send them.
        return result.Errors.Where(e => e is not InvalidVariableError).Select(e => $"{operation.Name!.StringValue}: {e.Message}");
    }

    [Fact]
    public void Every_file_of_operations_is_in_the_list_and_named_like_its_operation()
    {
        var files = typeof(Operations).Assembly.GetManifestResourceNames().Where(n => n.EndsWith(".graphql", StringComparison.Ordinal)).Order(StringComparer.Ordinal);

        files.ShouldBe(All.Select(o => o.Name + ".graphql").Order(StringComparer.Ordinal));
        foreach (var operation in All)
            Parser.Parse(Filled(operation)).Definitions.OfType<GraphQLParser.AST.GraphQLOperationDefinition>().Single().Name!.StringValue.ShouldBe(operation.Name);
    }

    [Fact]
    public void A_mutation_of_a_bulk_operation_can_be_given_a_name_of_its_own()
    {
        Operations.ProductSetInBulk.TextNamed("run1_c3").ShouldStartWith("mutation ProductSetInBulk_run1_c3($identifier");
    }

    internal static string Filled(GraphQLOperation operation) => operation.TextWith(
        ("namespace", "magento"),
        ("key", "sku"),
        ("publications", """p0: publishedOnPublication(publicationId: "gid://shopify/Publication/1")"""),
        ("level", """inventoryLevel(locationId: "gid://shopify/Location/1") { quantities(names: ["available"]) { quantity } }"""));
}
