using Gyrfalcon.Configuration;
using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Rules;
using Gyrfalcon.Hosting;
using Xunit;

namespace Gyrfalcon.Tests.Hosting;

/// <summary>Which syscalls are watched for some rules and base_syscalls.</summary>
public sealed class SyscallSelectionTests
{
    [Fact]
    public void Of_Rules_AddsWhatTheStateNeeds()
    {
        var selection = Select("evt.type in (unlink, read)", BaseSyscalls.Default);
        Assert.Superset(new HashSet<string> { "unlink", "clone", "execve", "open", "close", "connect", "procexit" }, new HashSet<string>(selection.Names));
        Assert.DoesNotContain("rename", selection.Names);
        Assert.Equal(["read"], selection.Missing);
    }

    [Fact]
    public void Of_All_KeepsWhatHasManyCalls() => Assert.Contains("read", Select("evt.type = read", BaseSyscalls.Default with { All = true }).Names);

    [Fact]
    public void Of_CustomSet_TakesThePlaceOfWhatTheStateNeeds()
    {
        var selection = Select("evt.type in (unlink, open)", new(["openat", "!open", "nonsense"], Repair: false, All: false));
        Assert.Equal(["openat", "procexit", "unlink"], selection.Names.Order());
        Assert.Equal(["open"], selection.Missing);
        Assert.Equal(["nonsense"], selection.Unknown);
    }

    [Fact]
    public void Of_Repair_AddsOnlyWhatTheseRulesNeed()
    {
        var names = Select("evt.type = accept4", BaseSyscalls.Default with { Repair = true }).Names;
        Assert.Superset(new HashSet<string> { "accept4", "socket", "getsockopt", "bind", "close", "execve", "procexit" }, new HashSet<string>(names));
        Assert.DoesNotContain("openat", names);
    }

    [Fact]
    public void DisabledNumbers_AreThoseOfTheOthers()
    {
        var disabled = Select("evt.type = unlink", BaseSyscalls.Default).DisabledNumbers;
        // unlink, execve; rename, read.
        Assert.Equal([false, false, true, true], ((int[])[87, 59, 82, 0]).Select(disabled.Contains));
    }

    static SyscallSelection Select(string condition, BaseSyscalls options)
    {
        var file = new SourceText("x", $"- rule: r\n  desc: d\n  condition: {condition}\n  output: o\n  priority: INFO\n");
        return SyscallSelection.Of(RulesLoader.Load([file], new RulesOptions()).Compilation!.Ruleset, options);
    }
}
