using System.Globalization;
using Gyrfalcon.Live.Tests.Agents;
using Gyrfalcon.Live.Tests.Storms;
using Gyrfalcon.Live.Tests.Support;

namespace Gyrfalcon.Live.Tests.Reloading;

/// <summary>Rules and configuration that change under a running agent.</summary>
public sealed class ReloadTests(Lab lab)
{
    const int Reloads = 1_000;
    const string TakenOver = "detection goes on with what was loaded";

    readonly string _directory = Directory.CreateDirectory(Path.Combine(lab.Directory, "reload")).FullName;

    [Fact]
    public void Reload_AThousandTimesUnderLoad_LosesNoEventAndDoesNotGrow()
    {
        Requirements.SkipUnlessLive();
        string file = Path.Combine(_directory, "watched");
        string rules = WriteRule("load.yaml", "Opened Under Load", $"evt.type in (open, openat, openat2) and fd.name = {file}");
        using var agent = Agent.Start(lab.Files, new() { Rules = [rules, Repository.ZeroTrustRules] });
        File.WriteAllText(file, "");
        using var load = Command.Start("bash", "-c", $"n=0; while [ -e {file} ]; do : <{file}; n=$((n+1)); ((n % 50)) || read -t 0.005 <> <(:); done 2>/dev/null; echo $n");
        for (int i = 0; i < Reloads / 10; i++) Reload(agent, i);
        long before = agent.ResidentBytes;
        for (int i = Reloads / 10; i < Reloads; i++) Reload(agent, i);
        long after = agent.ResidentBytes;
        File.Delete(file);
        long opens = long.Parse(load.StandardOutput.ReadToEnd().Trim(), CultureInfo.InvariantCulture);
        load.WaitForExit();
        agent.Settle();
        var result = agent.Stop();

        // The last open may have found the file gone.
        int alerts = result.AlertLines.Count(l => l.Contains("Opened Under Load", StringComparison.Ordinal));
        Assert.InRange(alerts, opens, opens + 1);
        Assert.Equal(0UL, new EventTotals(result.Error)["all"].Dropped);
        Assert.InRange(after - before, long.MinValue, 16L << 20);
        TestContext.Current.TestOutputHelper?.WriteLine($"{Reloads} reloads, {opens} opens, {before >> 10} KiB after {Reloads / 10}, {after >> 10} KiB after all");
    }

    [Fact]
    public void Change_OfAFileAndOfALink_IsTakenOver_AndAFaultKeepsTheOldSet()
    {
        Requirements.SkipUnlessLive();
        // As the kubelet mounts a ConfigMap: files that are links into a folder that is a link.
        string mount = Directory.CreateDirectory(Path.Combine(_directory, "mount")).FullName;
        string watched = Path.Combine(_directory, "linked");
        File.WriteAllText(watched, "");
        WriteVersion(mount, "..1", $"evt.type in (open, openat, openat2) and fd.name = {watched} and proc.name = nobody");
        File.CreateSymbolicLink(Path.Combine(mount, "..data"), "..1");
        File.CreateSymbolicLink(Path.Combine(mount, "rules.yaml"), "..data/rules.yaml");
        using var agent = Agent.Start(lab.Files, new() { Rules = [Path.Combine(mount, "rules.yaml")] });

        WriteVersion(mount, "..2", $"evt.type in (open, openat, openat2) and fd.name = {watched}");
        Swap(mount, "..2");
        agent.WaitForLog(TakenOver, 1);
        File.ReadAllText(watched);
        Assert.Single(agent.WaitFor(1, a => a.Rule == "Version"));

        WriteVersion(mount, "..3", "evt.type in (open, and");
        Swap(mount, "..3");
        var failure = Assert.Single(agent.WaitFor(1, a => a.Rule == "Falco internal: hot restart failure"));
        Assert.Contains("\"priority\":\"Critical\"", failure.Line, StringComparison.Ordinal);
        Assert.Contains("rules.yaml:3:", failure.Line, StringComparison.Ordinal);
        File.ReadAllText(watched);
        Assert.Equal(2, agent.WaitFor(2, a => a.Rule == "Version").Count);
    }

    static void Reload(Agent agent, int number)
    {
        Libc.kill(agent.ProcessId, Libc.SIGHUP);
        agent.WaitForLog(TakenOver, number + 1);
    }

    static void Swap(string mount, string version)
    {
        string link = Path.Combine(mount, "..data_tmp");
        File.CreateSymbolicLink(link, version);
        Command.Run("mv", "-T", link, Path.Combine(mount, "..data")).Succeeded("mv");
    }

    static void WriteVersion(string mount, string version, string condition)
    {
        string folder = Directory.CreateDirectory(Path.Combine(mount, version)).FullName;
        File.WriteAllText(Path.Combine(folder, "rules.yaml"), Rule("Version", condition));
    }

    string WriteRule(string name, string rule, string condition)
    {
        string path = Path.Combine(_directory, name);
        File.WriteAllText(path, Rule(rule, condition));
        return path;
    }

    static string Rule(string name, string condition) => $"""
        - rule: {name}
          desc: A file of the test was opened.
          condition: {condition}
          output: opened %fd.name
          priority: NOTICE
        """;
}
