using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.Fields;
using Gyrfalcon.Engine.Sources;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Tests.Fields;

public sealed class ProcessFieldsTests
{
    readonly FieldFixture _fixture = new();

    [Theory]
    [InlineData("proc.args", null, "-n  /etc/passwd")]
    [InlineData("proc.args", "0", "-n")]
    [InlineData("proc.args", "1", "")]
    [InlineData("proc.args", "2", "/etc/passwd")]
    [InlineData("proc.args", "3", "")]
    [InlineData("proc.cmdline", null, "cat -n  /etc/passwd")]
    [InlineData("proc.exeline", null, "/bin/cat -n  /etc/passwd")]
    public void Arguments_WithAnEmptyOne_KeepItsPlace(string field, string? index, string expected)
    {
        _fixture.Add(7, 0, "cat", "-n", "", "/etc/passwd");
        Assert.Equal(expected, _fixture.Text(FieldFixture.Quiet(7), field, index));
        Assert.Equal("3", _fixture.Json(FieldFixture.Quiet(7), "proc.cmdnargs"));
        Assert.Equal("13", _fixture.Json(FieldFixture.Quiet(7), "proc.cmdlenargs"));
    }

    [Fact]
    public void Arguments_WithoutAny_AreEmptyAndNotNull()
    {
        _fixture.Add(7, 0, "cat");
        Assert.Equal("", _fixture.Text(FieldFixture.Quiet(7), "proc.args"));
        Assert.Equal("", _fixture.Text(FieldFixture.Quiet(7), "proc.args", "0"));
        Assert.Equal("cat", _fixture.Text(FieldFixture.Quiet(7), "proc.cmdline"));
        Assert.Equal("/bin/cat ", _fixture.Text(FieldFixture.Quiet(7), "proc.exeline"));
        Assert.Equal("0", _fixture.Json(FieldFixture.Quiet(7), "proc.cmdnargs"));
    }

    [Theory]
    [InlineData("HOME", "/root")]
    [InlineData("PADDED", "x y")]
    [InlineData("EMPTY", "")]
    [InlineData("HOM", "")]
    [InlineData("NOPE", "")]
    public void Environment_OneVariable_IsTrimmedAndNeverNull(string name, string expected)
    {
        _fixture.Add(7, 0, "sh").Env.Set(EventBuilder.List("HOMES=no", "HOME=/root", "PADDED=  x y ", "EMPTY="));
        Assert.Equal(expected, _fixture.Text(FieldFixture.Quiet(7), "proc.env", name));
    }

    [Fact]
    public void Environment_OfAncestors_IsTheNearestThatHasIt()
    {
        _fixture.Add(1, 0, "init").Env.Set(EventBuilder.List("A=far", "B=far"));
        _fixture.Add(2, 1, "sh").Env.Set(EventBuilder.List("A=near"));
        _fixture.Add(3, 2, "cat").Env.Set(EventBuilder.List("A=own"));
        Assert.Equal("near", _fixture.Text(FieldFixture.Quiet(3), "proc.aenv", "A"));
        Assert.Equal("far", _fixture.Text(FieldFixture.Quiet(3), "proc.aenv", "B"));
        Assert.Equal("A=far B=far", _fixture.Text(FieldFixture.Quiet(3), "proc.aenv", "2"));
        Assert.Null(_fixture.Text(FieldFixture.Quiet(3), "proc.aenv", "3"));
    }

    [Fact]
    public void Ancestors_ByIndex_EndAtTheRoot()
    {
        _fixture.Add(1, 0, "init");
        _fixture.Add(2, 1, "sshd");
        _fixture.Add(3, 2, "bash");
        _fixture.Add(4, 3, "cat", "x");
        Assert.Equal("cat", _fixture.Text(FieldFixture.Quiet(4), "proc.aname", "0"));
        Assert.Equal("bash", _fixture.Text(FieldFixture.Quiet(4), "proc.aname", "1"));
        Assert.Equal("init", _fixture.Text(FieldFixture.Quiet(4), "proc.aname", "3"));
        Assert.Null(_fixture.Text(FieldFixture.Quiet(4), "proc.aname", "4"));
        Assert.Equal("bash sshd init", _fixture.Text(FieldFixture.Quiet(4), "proc.aname"));
        Assert.Equal("bash", _fixture.Text(FieldFixture.Quiet(4), "proc.pname"));
        Assert.Equal("4", _fixture.Json(FieldFixture.Quiet(4), "proc.apid"));
        Assert.Equal("3", _fixture.Json(FieldFixture.Quiet(4), "proc.ppid"));
        Assert.Equal("3", _fixture.Json(FieldFixture.Quiet(4), "proc.loginshellid"));
        Assert.Null(_fixture.Text(FieldFixture.Quiet(1), "proc.pname"));
        Assert.Null(_fixture.Text(FieldFixture.Quiet(1), "proc.aname"));
    }

    [Fact]
    public void Ancestors_LinkedInARing_EndWhereTheyMeetThemselves()
    {
        // A capture can claim what no kernel does.
        var first = _fixture.Add(1, 0, "a");
        _fixture.Add(2, 1, "b");
        _fixture.Add(3, 2, "c");
        first.ParentTid = 3;
        Assert.NotNull(_fixture.Text(FieldFixture.Quiet(3), "proc.aname"));
        Assert.Equal("null", _fixture.Json(FieldFixture.Quiet(3), "proc.loginshellid"));
        Assert.Equal("b", _fixture.Text(FieldFixture.Quiet(3), "proc.aname", "1"));
        Assert.Null(_fixture.Text(FieldFixture.Quiet(3), "proc.aname", "1000000000"));
        first.ParentTid = 1;
        Assert.Equal("b", _fixture.Text(FieldFixture.Quiet(3), "proc.aname"));
    }

    [Fact]
    public void SessionLeader_InAPidNamespace_IsTheOldestAncestorOfTheSession()
    {
        // Session 1 of the namespace is not the thread 1 of the host.
        _fixture.Add(1, 0, "init");
        foreach (var (tid, parent, name) in new[] { (50L, 1L, "sh"), (51L, 50L, "cat") })
        {
            var thread = _fixture.Add(tid, parent, name);
            thread.Sid = 1;
            thread.VTid = thread.VPid = tid - 49;
        }

        Assert.Equal("sh", _fixture.Text(FieldFixture.Quiet(51), "proc.sname"));
        Assert.Equal("", _fixture.Text(FieldFixture.Quiet(50), "proc.sname"));
    }

    [Fact]
    public void Ids_NotKnown_AreNull()
    {
        var thread = _fixture.Add(7, 0, "cat");
        thread.VPid = thread.VTid = -1;
        Assert.Equal("null", _fixture.Json(FieldFixture.Quiet(7), "proc.vpid"));
        Assert.Equal("null", _fixture.Json(FieldFixture.Quiet(7), "thread.vtid"));
        Assert.Equal("null", _fixture.Json(FieldFixture.Quiet(7), "proc.exe_ino"));
        Assert.Equal("null", _fixture.Json(FieldFixture.Quiet(7), "proc.pid.ts"));
        Assert.Equal("null", _fixture.Json(FieldFixture.Quiet(7), "proc.duration"));
    }

    [Fact]
    public void Cgroup_BySubsystem_IsNullForOneThatIsNotThere()
    {
        _fixture.Add(7, 0, "cat").Cgroups.Set(EventBuilder.List("cpuset=/a", "cpu=/b=c", "memory="));
        Assert.Equal("/b=c", _fixture.Text(FieldFixture.Quiet(7), "thread.cgroup.cpu"));
        Assert.Equal("/a", _fixture.Text(FieldFixture.Quiet(7), "thread.cgroup", "cpuset"));
        Assert.Equal("", _fixture.Text(FieldFixture.Quiet(7), "thread.cgroup.memory"));
        Assert.Null(_fixture.Text(FieldFixture.Quiet(7), "thread.cgroup.cp"));
        Assert.Equal("cpuset=/a cpu=/b=c memory=", _fixture.Text(FieldFixture.Quiet(7), "thread.cgroups"));
    }

    [Fact]
    public void Capabilities_AreNamedInTheirOrder()
    {
        var thread = _fixture.Add(7, 0, "cat");
        thread.CapEffective = 1 | 1UL << 21 | 1UL << 40 | 1UL << 63;
        Assert.Equal("CAP_CHOWN CAP_SYS_ADMIN CAP_CHECKPOINT_RESTORE", _fixture.Text(FieldFixture.Quiet(7), "thread.cap_effective"));
        Assert.Equal("", _fixture.Text(FieldFixture.Quiet(7), "thread.cap_permitted"));
    }

    [Fact]
    public void Users_WithoutAName_AreATextAndNotNull()
    {
        var thread = _fixture.Add(7, 0, "cat");
        Assert.Equal("root", _fixture.Text(FieldFixture.Quiet(7), "user.name"));
        Assert.Equal("<NA>", _fixture.Text(FieldFixture.Quiet(7), "user.loginname"));
        Assert.Equal("-1", _fixture.Json(FieldFixture.Quiet(7), "user.loginuid"));
        thread.Uid = 1000;
        Assert.Equal("<NA>", _fixture.Text(FieldFixture.Quiet(7), "user.name"));
        _fixture.Host.Users.SetUser(1000, new UserEntry(1000, "alice"u8.ToArray(), "/home/alice"u8.ToArray(), "/bin/sh"u8.ToArray()));
        Assert.Equal("alice", _fixture.Text(FieldFixture.Quiet(7), "user.name"));

        // A container's users are its own.
        thread.ContainerId.Set("3f1c9a7b5e2d"u8);
        Assert.Equal("<NA>", _fixture.Text(FieldFixture.Quiet(7), "user.name"));
    }

    [Fact]
    public void Container_OnTheHost_HasANameAndEmptyTexts()
    {
        var thread = _fixture.Add(7, 0, "cat");
        foreach (string field in new[] { "container.id", "container.name", "container.full_id", "container.type" })
            Assert.Equal("host", _fixture.Text(FieldFixture.Quiet(7), field));
        Assert.Equal("", _fixture.Text(FieldFixture.Quiet(7), "container.image.repository"));
        Assert.Equal("false", _fixture.Json(FieldFixture.Quiet(7), "container.privileged"));
        Assert.Null(_fixture.Text(FieldFixture.Quiet(7), "k8s.ns.name"));

        thread.ContainerId.Set("3f1c9a7b5e2d"u8);
        Assert.Equal("3f1c9a7b5e2d", _fixture.Text(FieldFixture.Quiet(7), "container.id"));
        foreach (string field in new[] { "container.name", "container.type", "container.image.repository", "container.privileged" })
            Assert.Equal("null", _fixture.Json(FieldFixture.Quiet(7), field));
    }

    [Fact]
    public void WithoutAThread_EveryFieldOfProcessesAndDescriptors_IsNull()
    {
        // A fork's own event is looked up and not guessed.
        var ev = new EventBuilder(EventCode.SyscallCloneV20X, tid: 99).With("res", -11).Keep(1);
        foreach (var field in SyscallSource.Instance.Fields.All)
        {
            if (field.Name.Split('.')[0] is not ("proc" or "user" or "group" or "fd" or "container" or "k8s") || (field.Argument & FieldArgument.Required) != 0) continue;
            Assert.Equal("null", _fixture.Json(ev, field.Name));
        }
    }
}
