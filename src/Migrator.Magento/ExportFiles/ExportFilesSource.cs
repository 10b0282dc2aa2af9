using System.Runtime.CompilerServices;
using System.Text.Json;
using Migrator.Core;
using Migrator.Core.Artifacts;
using Migrator.Core.Entities;
using Migrator.Core.Failures;
using Migrator.Core.Findings;
using Migrator.Core.Records;
using Migrator.Core.Stages;
using Migrator.Magento.ExportFiles.Attributes;
using Migrator.Magento.ExportFiles.Csv;
using Migrator.Magento.ExportFiles.Customers;
using Migrator.Magento.ExportFiles.Families;
using Migrator.Magento.ExportFiles.Products;

namespace Migrator.Magento.ExportFiles;

/// <summary>A Magento store as its native CSV exports have it.</summary>
/// <param name="path">A file or a folder.</param>
/// <param name="zone">Of the times in the product export; null where nobody said it: UTC is taken.</param>
internal sealed class ExportFilesSource(string path, TimeZoneInfo? zone) : IMagentoSource
{
    private readonly SemaphoreSlim _once = new(1, 1);
    private ProductSurvey? _survey;

    public async Task<SourceProfile> ConnectAsync(CancellationToken cancellationToken)
    {
        var folder = await ExportFolder.OpenAsync(path, cancellationToken);
        var entities = new Dictionary<EntityType, long?>();
        ProductSurvey? survey = null;
        if (folder.Of(ExportFileKind.Products).Any())
        {
            survey = await SurveyAsync(folder, cancellationToken);
            entities[EntityType.Attributes] = survey.Attributes.Count;
            entities[EntityType.Products] = survey.Products;
        }

        if (folder.Of(ExportFileKind.Customers).Any()) entities[EntityType.Customers] = null;
        if (folder.Of(ExportFileKind.CustomerAddresses).Any()) entities[EntityType.CustomerAddresses] = null;
        return new SourceProfile("files", Describe(folder), entities, survey?.Websites ?? [], survey?.StoreViews ?? []);
    }

    public async Task<ExportPlan> PlanAsync(EntityType entity, ExportWorkspace workspace, CancellationToken cancellationToken)
    {
        var folder = await ExportFolder.OpenAsync(path, cancellationToken);
        if (entity == EntityType.Attributes) return await PlanAttributesAsync(folder, workspace, cancellationToken);
        if (entity == EntityType.Products) return await PlanProductsAsync(folder, workspace, cancellationToken);

        var files = folder.Of(KindOf(entity)).ToList();
        if (files.Count == 0) return new ExportPlan(0, 0, 0);
        var (plan, counts) = await new CustomerPlanner(entity, workspace.Report).PlanAsync(files, cancellationToken);
        await plan.WriteAsync(workspace.Artifacts, workspace.Files, cancellationToken);
        return counts;
    }

    public IAsyncEnumerable<IMagentoRecord> ReadAsync(EntityType entity, int chunk, ExportWorkspace workspace, CancellationToken cancellationToken) =>
        entity == EntityType.Attributes ? ReadAttributesAsync(workspace, cancellationToken)
        : entity == EntityType.Products ? ReadProductsAsync(chunk, workspace, cancellationToken)
        : ReadCustomersAsync(entity, chunk, workspace, cancellationToken);

    public ValueTask DisposeAsync()
    {
        _once.Dispose();
        return ValueTask.CompletedTask;
    }

    private static ExportFileKind KindOf(EntityType entity) =>
        entity == EntityType.Customers ? ExportFileKind.Customers
        : entity == EntityType.CustomerAddresses ? ExportFileKind.CustomerAddresses
        : throw MigratorException.Bug($"The export files hold no {entity}.");

    private static ArtifactPath SurveyOf(ExportWorkspace workspace) => workspace.Files.SourceFile("survey.json");

    private static string Describe(ExportFolder folder)
    {
        var files = string.Join(", ", folder.Files.Select(f => f.Name));
        var ignored = folder.Ignored.Count == 0 ? "" : $"; not exports of Magento: {string.Join(", ", folder.Ignored.Select(i => i.Name))}";
        return $"native export files: {files}{ignored}";
    }

    private async Task<ExportPlan> PlanAttributesAsync(ExportFolder folder, ExportWorkspace workspace, CancellationToken cancellationToken)
    {
        var survey = await SurveyAsync(folder, cancellationToken);
        if (survey.Attributes.Count == 0) return new ExportPlan(0, 0, 0);
        await workspace.Artifacts.WriteAsync(SurveyOf(workspace), (stream, stop) => JsonSerializer.SerializeAsync(stream, survey, MigratorJson.Indented, stop), cancellationToken);
        foreach (var finding in SurveyFindings.OfAttributes(survey)) workspace.Report(finding);
        return new ExportPlan(1, survey.Attributes.Count, 0);
    }

    private async Task<ExportPlan> PlanProductsAsync(ExportFolder folder, ExportWorkspace workspace, CancellationToken cancellationToken)
    {
        foreach (var (name, reason) in folder.Ignored)
        {
            workspace.Report(new Finding(EntityType.Products, name, "", "file.not-an-export", RecordState.Skipped, null, null,
                $"{name} {reason}: it is no native export of Magento and was left aside. If it should be one, export it again."));
        }

        var products = folder.Of(ExportFileKind.Products).ToList();
        if (products.Count == 0) return new ExportPlan(0, 0, 0);
        var survey = await SurveyAsync(folder, cancellationToken);
        foreach (var finding in SurveyFindings.OfDates(survey, isZoneKnown: zone is not null)) workspace.Report(finding);
        List<ExportFile> files = [.. products, .. folder.Of(ExportFileKind.AdvancedPricing), .. folder.Of(ExportFileKind.StockSources)];
        var planner = new FamilyPlanner(workspace.Report);
        for (var place = 0; place < files.Count; place++)
        {
            if (place == products.Count) planner.FinishProducts();
            await planner.TakeAsync(files[place], place, cancellationToken);
        }

        if (files.Count == products.Count) planner.FinishProducts();
        var chunks = await FamilyPlan.WriteAsync(
            workspace.Artifacts, workspace.Files, [.. files.Select(PlannedFile.Of)], survey, planner.Index.Families(), cancellationToken);
        return new ExportPlan(chunks, planner.Index.Products.Count, planner.Unreadable);
    }

    private static async IAsyncEnumerable<IMagentoRecord> ReadAttributesAsync(ExportWorkspace workspace, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var stream = await workspace.Artifacts.OpenReadAsync(SurveyOf(workspace), cancellationToken);
        var survey = await JsonSerializer.DeserializeAsync<ProductSurvey>(stream, MigratorJson.Options, cancellationToken) ?? throw MigratorException.Bug($"{SurveyOf(workspace)} is empty.");
        foreach (var attribute in survey.Attributes) yield return attribute;
    }

    private async IAsyncEnumerable<IMagentoRecord> ReadProductsAsync(int chunk, ExportWorkspace workspace, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var index = await FamilyPlan.ReadIndexAsync(workspace.Artifacts, workspace.Files, cancellationToken);
        var files = await FilesOfAsync(index.Files, cancellationToken);
        using var reader = new FamilyReader(files, new ProductReading(index.Survey, zone ?? TimeZoneInfo.Utc), workspace.Report);
        var planned = FamilyPlan.ReadAsync(workspace.Artifacts, workspace.Files, index, chunk, cancellationToken);
        await foreach (var family in reader.ReadAsync(planned, cancellationToken)) yield return family;
    }

    private async IAsyncEnumerable<IMagentoRecord> ReadCustomersAsync(EntityType entity, int chunk, ExportWorkspace workspace, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var plan = await CustomerPlan.ReadAsync(workspace.Artifacts, workspace.Files, cancellationToken);
        if (chunk < 1 || chunk > plan.Chunks.Count) throw MigratorException.Bug($"There is no chunk {chunk} of {entity}; the plan has {plan.Chunks.Count}.");
        var files = await FilesOfAsync(plan.Files, cancellationToken);
        var stretch = plan.Chunks[chunk - 1];
        await foreach (var record in CustomerReader.ReadAsync(files[stretch.File], stretch, cancellationToken)) yield return record;
    }

    /// <summary>The files of a plan, as they are now; another file under the same name is a failure, for the plan goes by bytes.</summary>
    private async Task<IReadOnlyList<ExportFile>> FilesOfAsync(IReadOnlyList<PlannedFile> planned, CancellationToken cancellationToken)
    {
        var folder = await ExportFolder.OpenAsync(path, cancellationToken);
        return
        [
            .. planned.Select(p => folder.Files.FirstOrDefault(f => PlannedFile.Of(f) == p)
                ?? throw MigratorException.Fatal($"{p.Name} has changed or gone since the run began.", "Put back the file as it was, or start a new run.")),
        ];
    }

    private async Task<ProductSurvey> SurveyAsync(ExportFolder folder, CancellationToken cancellationToken)
    {
        await _once.WaitAsync(cancellationToken);
        try
        {
            return _survey ??= await MakeSurveyAsync(folder.Of(ExportFileKind.Products), cancellationToken);
        }
        finally
        {
            _once.Release();
        }
    }

    private static async Task<ProductSurvey> MakeSurveyAsync(IEnumerable<ExportFile> files, CancellationToken cancellationToken)
    {
        var surveyor = new ProductSurveyor();
        foreach (var file in files)
        {
            surveyor.Take(file);
            var (stream, reader) = file.OpenBody();
            await using var _ = stream;
            for (var step = await reader.NextAsync(cancellationToken); step is not CsvStep.End; step = await reader.NextAsync(cancellationToken))
            {
                // Faults are told when the products are planned.
                if (step is CsvStep.Record) surveyor.Take(new CsvRow(file, reader.Record));
            }
        }

        return surveyor.Finish();
    }
}
