using System.Diagnostics;
using Gyrfalcon.Configuration;
using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.Rules;
using Gyrfalcon.Engine.Testing;
using Gyrfalcon.Hosting;

namespace Gyrfalcon.Testing;

/// <summary>One run over all test files.</summary>
sealed class TestRun
{
    readonly TestRequest _request;
    readonly Dictionary<string, RulesLoadResult> _loaded = [];
    readonly Dictionary<RulesCompilation, ConditionCoverage> _coverage = [];

    TestRun(TestRequest request) => _request = request;

    /// <summary>The files in order.</summary>
    public List<TestFileRun> Files { get; } = [];

    /// <summary>What the tests have decided of the conditions, each rule once; none unless it was asked for.</summary>
    public IReadOnlyList<RuleCoverage> Coverage =>
    [
        // Files that build on one another load a rule several times; it is tested where most of it is decided.
        .. _coverage.Values.SelectMany(c => c.Rules)
            .Where(r => _request.Rule is null || _request.Rule == r.Rule.Rule.Name)
            .GroupBy(r => (r.Rule.Rule.Name, r.Rule.Place.FileAndLine))
            .Select(g => g.MaxBy(r => (r.Percent, r.FiringTests + r.SilentTests))!),
    ];

    /// <summary>How long it took.</summary>
    public TimeSpan Duration { get; private set; }

    /// <summary>Whether all went well, and anything was tested at all.</summary>
    public bool IsPassed => Files.TrueForAll(f => f.IsPassed);

    /// <summary>Runs the tests.</summary>
    /// <exception cref="ConfigurationException">There is nothing to test.</exception>
    public static TestRun Of(TestRequest request)
    {
        var clock = Stopwatch.StartNew();
        var run = new TestRun(request);
        foreach (string path in TestFiles.Find(request.Paths)) run.Run(path);
        if (request.Rule is { } rule && run.IsPassed && run.Files.TrueForAll(f => f.Results.Count == 0))
            throw new ConfigurationException($"no test names the rule \"{rule}\" in fires or silent");
        run.Duration = clock.Elapsed;
        return run;
    }

    void Run(string path)
    {
        var run = new TestFileRun(path);
        Files.Add(run);
        if (SourceFiles.Read(path, run.Diagnostics) is not { } source) return;
        var file = RuleTestFile.Read(source, run.Diagnostics);
        string folder = Path.GetDirectoryName(path) ?? "";
        run.RulesFiles = RulesOf(path, file, folder);
        run.Captures = [.. file.Tests.Select(t => t.Capture).OfType<Engine.Yaml.YamlScalar>().Select(c => Path.Combine(folder, c.Value)).Distinct()];
        CheckFiles(file, run, folder);
        if (Load(run) is not { } rules) return;
        file.CheckRules(rules, run.Diagnostics);
        if (run.Diagnostics.HasErrors) return;

        foreach (var test in file.Tests.Where(IsWanted))
        {
            try
            {
                Run(test, run, rules, folder);
            }
            catch (CaptureException e)
            {
                run.Diagnostics.Error(LoadCodes.RuleTest, e.Message, test.Capture!.Span);
            }
        }
    }

    void Run(RuleTest test, TestFileRun run, RulesCompilation rules, string folder)
    {
        IEventSource Open(RuleTest opened) => new CaptureFile(Path.Combine(folder, opened.Capture!.Value)).Reader;
        var runner = new RuleTestRunner(rules, Open);
        if (_request.ShowsCoverage) CoverageOf(rules).Add(test, runner);
        if (runner.NeedsFreshRules && RulesLoader.Load(RulesFiles.Read(run.RulesFiles, run.Diagnostics), RuleTestRunner.Options).Compilation is { } fresh)
            (rules, runner) = (fresh, new RuleTestRunner(fresh, Open));
        var result = runner.Run(test);
        List<TestFailureReport> failures = [];
        foreach (var failure in result.Failures)
        {
            var rule = rules.Rules.First(r => r.Rule.Name == failure.Rule);
            bool isExplained = failure.IsMissing || failure.Event is not null;
            failures.Add(new TestFailureReport(failure, rule, isExplained ? runner.Explain(test, rule, failure.Event) : null));
        }

        run.Results.Add(new TestReport(result, failures));
    }

    ConditionCoverage CoverageOf(RulesCompilation rules)
    {
        if (!_coverage.TryGetValue(rules, out var coverage)) _coverage[rules] = coverage = new ConditionCoverage(rules);
        return coverage;
    }

    IReadOnlyList<string> RulesOf(string path, RuleTestFile file, string folder)
    {
        if (_request.RulesFiles.Count > 0) return [.. SourceFiles.Expand(_request.RulesFiles)];
        return file.RulesFiles.Count > 0 ? [.. file.RulesFiles.Select(f => Path.Combine(folder, f.Value))] : [TestFiles.RulesBeside(path)];
    }

    // A file that is named and not there is wrong where it is named.
    void CheckFiles(RuleTestFile file, TestFileRun run, string folder)
    {
        var named = _request.RulesFiles.Count > 0 ? [] : file.RulesFiles;
        foreach (var name in named.Concat(file.Tests.Select(t => t.Capture).OfType<Engine.Yaml.YamlScalar>()))
            if (!File.Exists(Path.Combine(folder, name.Value))) run.Diagnostics.Error(LoadCodes.RuleTest, $"there is no file {Path.Combine(folder, name.Value)}", name.Span);
        if (_request.RulesFiles.Count == 0 && file.RulesFiles.Count == 0 && !File.Exists(run.RulesFiles[0]))
            run.Diagnostics.Error(LoadCodes.RuleTest, $"there are no rules to test: {run.RulesFiles[0]} does not exist; name them with 'rules:', or with -r", new SourceSpan(file.Source, 0, 0));
    }

    RulesCompilation? Load(TestFileRun run)
    {
        if (run.RulesFiles.Any(f => !File.Exists(f)) && run.Diagnostics.HasErrors) return null;
        string key = string.Join('\n', run.RulesFiles.Select(Path.GetFullPath));
        if (!_loaded.TryGetValue(key, out var result)) _loaded[key] = result = RulesLoader.Load(RulesFiles.Read(run.RulesFiles, run.Diagnostics), RuleTestRunner.Options);
        if (result.Diagnostics.HasErrors)
            foreach (var item in result.Diagnostics.Items.Where(d => d.Severity == DiagnosticSeverity.Error)) run.Diagnostics.Add(item);
        return result.Compilation;
    }

    bool IsWanted(RuleTest test) =>
        _request.Rule is not { } rule || test.Fires.Any(f => f.Rule.Value == rule) || test.Silent.Any(s => s.Value == rule);
}
