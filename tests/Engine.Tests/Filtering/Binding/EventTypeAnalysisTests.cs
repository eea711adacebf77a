using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.Filtering.Binding;
using Gyrfalcon.Engine.Filtering.Evaluation;
using Gyrfalcon.Engine.Filtering.Syntax;
using Gyrfalcon.Engine.Sources;

namespace Gyrfalcon.Engine.Tests.Filtering.Binding;

public sealed class EventTypeAnalysisTests
{
    [Theory]
    [InlineData("evt.type = openat", "openat")]
    [InlineData("syscall.type == openat", "openat")]
    [InlineData("evt.type in (openat, close)", "openat close")]
    [InlineData("evt.type in openat", "openat")]
    [InlineData("evt.type in ()", "")]
    [InlineData("evt.type = openat or evt.type = close", "openat close")]
    [InlineData("evt.type = openat and evt.type = close", "")]
    [InlineData("evt.type = openat and proc.name = x", "openat")]
    [InlineData("evt.type = openat and not proc.name = x", "openat")]
    [InlineData("evt.type = openat or proc.name = x", "*")]
    [InlineData("evt.type != openat", "-openat")]
    [InlineData("not evt.type = openat", "-openat")]
    [InlineData("not evt.type != openat", "openat")]
    [InlineData("not not evt.type = openat", "openat")]
    [InlineData("not (evt.type = openat or evt.type = close)", "-openat close")]
    [InlineData("not (evt.type != openat or proc.name = x)", "openat")]
    [InlineData("not (evt.type != openat and evt.type != close)", "openat close")]
    [InlineData("evt.type = openat and not (evt.type = close and proc.name = x)", "openat")]
    [InlineData("proc.name = x", "*")]
    [InlineData("not proc.name = x", "*")]
    [InlineData("evt.type exists", "*")]
    [InlineData("not evt.type exists", "")]
    [InlineData("evt.type startswith open", "*")]
    [InlineData("evt.type = anyof (openat)", "*")]
    [InlineData("evt.type intersects (openat)", "*")]
    [InlineData("evt.num = 0", "")]
    [InlineData("not evt.num = 0", "*")]
    [InlineData("evt.num != 0", "*")]
    [InlineData("not evt.num != 0", "")]
    [InlineData("evt.num < 1", "")]
    [InlineData("evt.num <= 0", "")]
    [InlineData("evt.num > 0", "*")]
    [InlineData("evt.num >= 1", "*")]
    [InlineData("evt.num in (0, 0)", "")]
    [InlineData("evt.num in (0, 1)", "*")]
    [InlineData("evt.num in ()", "")]
    [InlineData("evt.num > 5", "*")]
    [InlineData("evt.num < -5", "*")]
    [InlineData("evt.type = openat or evt.num = 0", "openat")]
    [InlineData("mymacro", "*")]
    public void EventsOf_Condition_GivesTheCodesThatCanMatch(string condition, string expected)
    {
        var codes = EventsOf(condition);
        if (expected == "*") Assert.Equal(EventCodeSet.All, codes);
        else if (expected.StartsWith('-')) Assert.Equal(~Named(expected[1..]), codes);
        else Assert.Equal(Named(expected), codes);
    }

    [Theory]
    [InlineData("openat", "SyscallOpenatE SyscallOpenatX SyscallOpenatV2E SyscallOpenatV2X")]
    [InlineData("getpid", "GenericE GenericX")]
    [InlineData("container", "ContainerE ContainerJsonE ContainerJsonV2E AsynceventE")]
    [InlineData("container_removed", "AsynceventE")]
    [InlineData("procexit", "ProcexitE ProcexitV1E")]
    [InlineData("syscall", "")]
    [InlineData("nonsense", "")]
    public void CodesOf_Name_GivesEveryVersion(string name, string codes) =>
        Assert.Equal(codes, string.Join(' ', SyscallSource.Instance.Types.CodesOf(name).Codes().Select(c => c.ToString())));

    [Fact]
    public void EventCodeSet_Operators_AreThoseOfSets()
    {
        var even = EventCodeSet.Empty;
        for (int code = 0; code < EventTable.Count; code += 2) even = even.With((EventCode)code);
        Assert.Equal(EventTable.Count / 2, even.Count);
        Assert.Equal(EventTable.Count, EventCodeSet.All.Count);
        Assert.Equal(EventCodeSet.All, even | ~even);
        Assert.True((even & ~even).IsEmpty);
        Assert.True(even.Contains((EventCode)452));
        Assert.False(even.Contains((EventCode)453));
        Assert.False(EventCodeSet.All.Contains(EventCode.ThreadRecord));
    }

    static EventCodeSet Named(string names)
    {
        var codes = EventCodeSet.Empty;
        foreach (string name in names.Split(' ', StringSplitOptions.RemoveEmptyEntries)) codes |= SyscallSource.Instance.Types.CodesOf(name);
        return codes;
    }

    static EventCodeSet EventsOf(string condition) =>
        EventTypeAnalysis.ToEvaluate(SyscallSource.Instance).EventsOf(ConditionParser.Parse(MappedText.Whole(new SourceText("c", condition)), new DiagnosticBag())!);
}
