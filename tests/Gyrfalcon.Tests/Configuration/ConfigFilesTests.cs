using Gyrfalcon.Configuration;
using Gyrfalcon.Engine.Diagnostics;
using Xunit;

namespace Gyrfalcon.Tests.Configuration;

/// <summary>Files that include others, and what they do to each other's keys.</summary>
public sealed class ConfigFilesTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("gyr-config-").FullName;
    readonly DiagnosticBag _diagnostics = new();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("append", "all", "a.scap", "critical")]
    [InlineData("override", "all", "a.scap", "critical")]
    [InlineData("add-only", "first", "", "critical")]
    public void Load_IncludedFile_MergesByItsStrategy(string strategy, string matching, string capture, string priority)
    {
        Write("more.yaml", "rule_matching: all\nengine: {replay: {capture_file: a.scap}}\npriority: critical\n");
        var settings = Load($"config_files:\n- path: {In("more.yaml")}\n  strategy: {strategy}\nrule_matching: first\nengine: {{kind: nodriver}}\n");
        Assert.Empty(_diagnostics.Items);
        Assert.Equal((matching, capture, priority), (settings.Matching.ToString().ToLowerInvariant(), settings.CaptureFile, settings.MinimumPriority.ToString().ToLowerInvariant()));
        // A mapping is replaced whole.
        Assert.Equal(strategy == "add-only" ? EngineKind.NoDriver : EngineKind.ModernEbpf, settings.Engine);
    }

    [Theory]
    [InlineData("append", 2)]
    [InlineData("override", 1)]
    [InlineData("add-only", 1)]
    public void Load_IncludedSequence_IsAppendedOnlyByAppend(string strategy, int count)
    {
        Write("a_rules.yaml", "");
        Write("b_rules.yaml", "");
        Write("more.yaml", $"rules_files: [{In("b_rules.yaml")}]\n");
        var settings = Load($"config_files: [{{path: {In("more.yaml")}, strategy: {strategy}}}]\nrules_files: [{In("a_rules.yaml")}]\n");
        Assert.Equal(count, settings.RulesFiles.Count);
        Assert.Equal(strategy == "override" ? In("b_rules.yaml") : In("a_rules.yaml"), settings.RulesFiles[0]);
    }

    [Fact]
    public void Load_Folder_TakesAllItsFilesInOrder()
    {
        Directory.CreateDirectory(In("d"));
        Write("d/20.conf", "priority: alert\n");
        Write("d/10.yaml", "priority: error\njson_output: true\n");
        var settings = Load($"config_files: [{In("d")}]\n");
        Assert.Equal(Engine.Rules.Priority.Alert, settings.MinimumPriority);
        Assert.True(settings.JsonOutput);
        Assert.Equal([In("main.yaml"), In("d/10.yaml"), In("d/20.conf")], settings.Files.Select(f => f.Path));
        Assert.Equal([In("d")], settings.Folders);
    }

    [Fact]
    public void Load_OptionsOfTheCommandLine_WinOverIncludedFilesAndMayNameThem()
    {
        Write("more.yaml", "priority: alert\njson_output: true\n");
        var settings = Load("priority: debug\n", $"config_files[]={In("more.yaml")}", "priority=critical");
        Assert.Equal(Engine.Rules.Priority.Critical, settings.MinimumPriority);
        Assert.True(settings.JsonOutput);
    }

    [Fact]
    public void Load_MissingInclude_IsPassedOver()
    {
        Load($"config_files: [{In("none.yaml")}, {In("nothing.d")}]\n");
        Assert.Empty(_diagnostics.Items);
    }

    [Fact]
    public void Load_FileThatIncludesItself_IsAnError()
    {
        Load($"config_files: [{In("main.yaml")}]\n");
        Assert.Contains("tried to recursively include main config file", Assert.Single(_diagnostics.Items).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_IncludedFileThatIncludes_IsAnErrorWithItsPlace()
    {
        Write("more.yaml", "priority: alert\nconfig_files: [x]\n");
        Load($"config_files: [{In("more.yaml")}]\n");
        var error = Assert.Single(_diagnostics.Items);
        Assert.Equal($"{In("more.yaml")}:2:1", error.Span.ToString());
        Assert.Contains("'config_files' directive in included config file", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_Variables_AreExpandedInFilesButNotInOptions()
    {
        Environment.SetEnvironmentVariable("GYR_TEST_PRIORITY", "alert");
        Write("more.yaml", "engine: {kind: replay, replay: {capture_file: \"x${GYR_TEST_PRIORITY}${GYR_TEST_NONE}y$${GYR}z\"}}\n");
        var settings = Load($"config_files: [{In("more.yaml")}]\npriority: ${{GYR_TEST_PRIORITY}}\n");
        Assert.Equal(("xalerty${GYR}z", Engine.Rules.Priority.Alert), (settings.CaptureFile, settings.MinimumPriority));
        Assert.Equal("${GYR_TEST_PRIORITY}", Load("", "engine.replay.capture_file=${GYR_TEST_PRIORITY}").CaptureFile);
    }

    [Fact]
    public void Load_ReportsForEachFileWhetherItMeetsTheSchema()
    {
        Write("more.yaml", "webserver: {listen_port: abc}\n");
        var settings = Load($"config_files: [{In("more.yaml")}]\npriority: alert\n");
        Assert.Equal(["ok", "failed for <root>[webserver][listen_port]: Value type not permitted by 'type' constraint."], settings.Files.Select(f => f.Validation));
        Assert.All(settings.Files, f => Assert.Equal(64, f.Sha256.Length));
    }

    Settings Load(string main, params string[] overrides)
    {
        Write("main.yaml", main);
        return SettingsLoader.Load(In("main.yaml"), overrides, [], _diagnostics);
    }

    void Write(string name, string text) => File.WriteAllText(In(name), text);

    string In(string name) => Path.Combine(_folder, name);
}
