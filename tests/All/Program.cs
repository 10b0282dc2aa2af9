// The one test command: `dotnet run --project tests/All`. Builds what can be restored here, runs every test project, and sums up in its last line.
//   --quick   leaves out the tests with the trait Speed=slow
using System.Diagnostics;
using System.Xml.Linq;

var quick = args.Contains("--quick");
var root = FindRoot();
var projects = new List<string> { "Migrator.Restorable.slnf" };

if (Directory.Exists(Path.Combine(root, "src", "Migrator.Functions")))
{
    if (Run("dotnet", ["restore", "tests/Migrator.Functions.Tests", "-v", "q"], echo: false) == 0) projects.Add("tests/Migrator.Functions.Tests");
    else Console.WriteLine("Migrator.Functions is left out: its packages (Functions worker, DurableTask, ShopifySharp) cannot be restored here.");
}

foreach (var project in projects)
{
    if (Run("dotnet", ["build", project, "-v", "q", "--nologo", "-clp:NoSummary"], echo: true) != 0) return Sum(0, 1, 0);
}

var (passed, failed, skipped) = (0, 0, 0);
var results = Directory.CreateTempSubdirectory("migrator-tests-");
foreach (var project in Directory.GetDirectories(Path.Combine(root, "tests"), "*.Tests").Order(StringComparer.Ordinal))
{
    var name = Path.GetFileName(project);
    var assembly = Path.Combine(project, "bin", "Debug", "net10.0", name + ".dll");
    if (name == "Migrator.Functions.Tests" && projects.Count == 1) continue;

    var file = Path.Combine(results.FullName, name + ".xml");
    var clock = Stopwatch.StartNew();
    string[] command = ["exec", assembly, "-noLogo", "-noColor", "-result-xml", file, .. quick ? new[] { "-trait-", "Speed=slow" } : []];
    var exit = Run("dotnet", command, echo: true);
    if (!File.Exists(file))
    {
        Console.WriteLine($"{name}: no result (exit code {exit}).");
        failed++;
        continue;
    }

    foreach (var run in XDocument.Load(file).Descendants("assembly"))
    {
        passed += Number(run, "passed");
        failed += Number(run, "failed") + Number(run, "errors");
        skipped += Number(run, "skipped") + Number(run, "not-run");
        foreach (var test in run.Descendants("test").Where(t => (string?)t.Attribute("result") == "Skip"))
            Console.WriteLine($"skipped: {(string?)test.Attribute("name")}: {test.Element("reason")?.Value}");
    }

    Console.WriteLine($"{name}: {clock.Elapsed.TotalSeconds:0.0} s");
}

results.Delete(recursive: true);
return Sum(passed, failed, skipped);

static int Number(XElement element, string attribute) => (int?)element.Attribute(attribute) ?? 0;

static int Sum(int passed, int failed, int skipped)
{
    Console.WriteLine($"{passed} passed, {failed} failed, {skipped} skipped");
    return failed == 0 && passed > 0 ? 0 : 1;
}

int Run(string program, string[] arguments, bool echo)
{
    var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = root, RedirectStandardOutput = !echo, RedirectStandardError = !echo };
    using var process = Process.Start(start)!;
    if (!echo)
    {
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    process.WaitForExit();
    return process.ExitCode;
}

static string FindRoot()
{
    for (var folder = new DirectoryInfo(Environment.CurrentDirectory); folder is not null; folder = folder.Parent)
    {
        if (File.Exists(Path.Combine(folder.FullName, "Migrator.sln"))) return folder.FullName;
    }

    throw new DirectoryNotFoundException("Run this inside the repository: no Migrator.sln above " + Environment.CurrentDirectory);
}
