namespace Gyrfalcon.Deployment.Tests.Support;

/// <summary>A real helm, with the kubectl of its age; both from <c>eng/tools.sh</c>.</summary>
/// <param name="folder">The folder in <c>artifacts/tools</c>.</param>
sealed class Helm(string folder)
{
    public const string Falco = "falco-system";

    readonly string _tools = Path.Combine(Repository.Root, "artifacts", "tools", folder);

    public static Helm Three => new("helm3");

    public static Helm Four => new("helm4");

    /// <summary>The chart under test.</summary>
    public static string Chart => Path.Combine(Repository.Root, "kubernetes", "charts", "gyrfalcon");

    /// <summary>The values of the seed.</summary>
    public static string SeedValues => Path.Combine(Repository.Root, "kubernetes", "monitoring", "falco", "values.yaml");

    /// <summary>The folders of both programs, for PATH.</summary>
    public string SearchPath => $"{_tools}/helm:{_tools}/kubectl";

    /// <summary>helm of that major version.</summary>
    public static Helm Of(int major) => major == 3 ? Three : Four;

    /// <summary>Runs helm to its end; the test is skipped where there is none.</summary>
    public CommandResult Run(params IEnumerable<string> arguments)
    {
        string program = Path.Combine(_tools, "helm", "helm");
        Assert.SkipUnless(File.Exists(program), "helm is not here: eng/tools.sh fetches it");
        return Command.Run(program, arguments);
    }

    /// <summary>What `helm template` makes of a chart as the release `falco`.</summary>
    public CommandResult Render(string chart, params IEnumerable<string> arguments) =>
        Run(["template", "falco", chart, "-n", Falco, .. arguments]);

    /// <summary>The objects that our chart renders.</summary>
    public Manifests Template(params IEnumerable<string> arguments) =>
        Manifests.Parse(Render(Chart, arguments).Succeeded("helm template").Output);
}
