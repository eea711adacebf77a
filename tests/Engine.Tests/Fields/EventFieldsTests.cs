using System.Text;
using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.Fields;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Tests.Fields;

public sealed class EventFieldsTests
{
    // The driver's open flags.
    const int Read = 1, Write = 2, Create = 4, TemporaryFile = 1 << 13, WasCreated = 1 << 14;

    readonly FieldFixture _fixture = new();

    public EventFieldsTests() => _fixture.Add(7, 0, "cat");

    static EventBuilder Openat(long fd, int flags, int mode = 0) => new EventBuilder(EventCode.SyscallOpenatV2X, tid: 7)
        .With("fd", fd).With("dirfd", -100).With("name", "/etc/passwd").With("flags", flags).With("mode", mode).With("dev", 0).With("ino", 0);

    [Theory]
    [InlineData(3, Read, 0, "true", "false", "false", "false")]
    [InlineData(3, Write, 0, "false", "true", "false", "false")]
    [InlineData(3, Read | Write, 0, "true", "true", "false", "false")]
    [InlineData(-13, Write, 0, "false", "true", "false", "false")]
    [InlineData(3, Write | Create | WasCreated, 0x1ed, "false", "true", "true", "true")]
    [InlineData(3, Write | Create, 0x1a4, "false", "true", "false", "false")]
    [InlineData(3, Write, 0x1ed, "false", "true", "false", "false")]
    [InlineData(3, Write | TemporaryFile, 0x40, "false", "true", "true", "true")]
    [InlineData(-2, Write | TemporaryFile, 0x40, "false", "true", "true", "false")]
    public void IsOpen_TellsTheWishByFlagsAndMode(long fd, int flags, int mode, string read, string write, string exec, string create)
    {
        Assert.Equal(read, _fixture.Json(Openat(fd, flags, mode), "evt.is_open_read"));
        Assert.Equal(write, _fixture.Json(Openat(fd, flags, mode), "evt.is_open_write"));
        Assert.Equal(exec, _fixture.Json(Openat(fd, flags, mode), "evt.is_open_exec"));
        Assert.Equal(create, _fixture.Json(Openat(fd, flags, mode), "evt.is_open_create"));
    }

    [Fact]
    public void IsOpen_OtherEvents_IsFalseAndNotNull() =>
        Assert.Equal("false", _fixture.Json(FieldFixture.Quiet(7), "evt.is_open_write"));

    [Theory]
    [InlineData(3, "SUCCESS", "3", "false")]
    [InlineData(-13, "EACCES", "-13", "true")]
    [InlineData(-4096, "-4096", "-4096", "true")]
    public void Result_IsSuccessOrTheNameOfTheError(long fd, string name, string raw, string failed)
    {
        Assert.Equal(name, _fixture.Text(Openat(fd, Read), "evt.res"));
        Assert.Equal(raw, _fixture.Json(Openat(fd, Read), "evt.rawres"));
        Assert.Equal(failed, _fixture.Json(Openat(fd, Read), "evt.failed"));
    }

    [Fact]
    public void Generic_HasTheSyscallsNameAndNothingElse()
    {
        var getpid = new EventBuilder(EventCode.GenericX, tid: 7).With("ID", 16).With("nativeID", 39);
        Assert.Equal("getpid", _fixture.Text(getpid, "evt.type"));
        Assert.Equal("getpid", _fixture.Text(getpid, "syscall.type"));
        Assert.Equal("", _fixture.Text(getpid, "evt.args"));
        Assert.Null(_fixture.Text(getpid, "evt.res"));

        // An older writer did not know the call; 39 is getpid on x86-64.
        Assert.Equal("getpid", _fixture.Text(new EventBuilder(EventCode.GenericX, tid: 7).With("ID", 0).With("nativeID", 39), "evt.type"));
        Assert.Equal("unknown", _fixture.Text(new EventBuilder(EventCode.GenericX, tid: 7).With("ID", 0).Keep(1), "evt.type"));
    }

    [Fact]
    public void Argument_OfAnotherEvent_IsNull()
    {
        Assert.Equal("O_RDONLY", _fixture.Text(Openat(3, Read), "evt.arg.flags"));
        Assert.Null(_fixture.Text(FieldFixture.Quiet(7), "evt.arg.flags"));
        Assert.Null(_fixture.Text(FieldFixture.Quiet(7), "evt.arg", "3"));
        Assert.Equal("\"1\"", _fixture.Json(Openat(3, Read), "evt.rawarg.flags"));
        Assert.Equal("null", _fixture.Json(FieldFixture.Quiet(7), "evt.rawarg.flags"));
        Assert.Equal("null", _fixture.Json(Openat(3, Read).With("flags", []), "evt.rawarg.flags"));
        Assert.Equal("<NA>", _fixture.Text(Openat(3, Read).With("flags", []), "evt.arg.flags"));
        Assert.Equal("1", _fixture.Json(Openat(3, Read), "evt.type.is.openat"));
        Assert.Equal("0", _fixture.Json(Openat(3, Read), "evt.type.is.open"));
    }

    [Fact]
    public void Buffer_IsBytesInAConditionAndDotsInAnAlert()
    {
        var read = new EventBuilder(EventCode.SyscallReadX, tid: 7).With("res", 3).With("data", [(byte)'a', 0, 0xff]).With("fd", 3).With("size", 3);
        Assert.Equal("a..", _fixture.Text(read, "evt.buffer"));
        var scratch = new Scratch();
        var context = new EventContext(EventBuilder.View(read.Build()), 1, _fixture.Host, scratch);
        _fixture.Host.Apply(ref context);
        Assert.True(FieldFixture.Bind("evt.buffer").TryExtract(context, out var value));
        Assert.Equal("6100ff", Convert.ToHexStringLower(value.Bytes));
    }

    [Fact]
    public void Times_AreTextInAnAlertAndNumbersInJson()
    {
        var ev = FieldFixture.Quiet(7).At(1_767_225_600_000_000_007);
        Assert.Equal("1767225600000000007", _fixture.Json(ev, "evt.time"));
        Assert.Equal("1767225600000000007", _fixture.Json(ev, "evt.datetime.s"));
        Assert.Equal("7", _fixture.Json(ev, "evt.rawtime.ns"));
        Assert.Equal("2026-01-01T00:00:00.000000007+0000", TextOf(ev, "evt.time.iso8601"));
        Assert.Equal("000000007", TextOf(ev, "evt.rawtime.ns"));
        Assert.EndsWith(".000000007", TextOf(ev, "evt.datetime"));
        Assert.Matches(@"^\d\d:\d\d:\d\d$", TextOf(ev, "evt.time.s"));

        // The end of what 64 bits can say is no crash.
        Assert.NotEmpty(TextOf(ev.At(ulong.MaxValue), "evt.time.iso8601"));
    }

    [Fact]
    public void DeltaTime_CountsFromTheLastTimeThatThisPlaceAsked()
    {
        var first = FieldFixture.Bind("evt.deltatime");
        var other = FieldFixture.Bind("evt.deltatime");
        Assert.Equal(0UL, NumberOf(first, 100));
        Assert.Equal(50UL, NumberOf(first, 150));
        Assert.Equal(0UL, NumberOf(other, 200));
        Assert.Equal(70UL, NumberOf(first, 220));
    }

    ulong NumberOf(BoundField field, ulong timestamp)
    {
        var context = new EventContext(EventBuilder.View(FieldFixture.Quiet(7).At(timestamp).Build()), 1, _fixture.Host, new Scratch());
        Assert.True(field.TryExtract(context, out var value));
        return value.Number;
    }

    string TextOf(EventBuilder ev, string name)
    {
        var scratch = new Scratch();
        var context = new EventContext(EventBuilder.View(ev.Build()), 1, _fixture.Host, scratch);
        var field = FieldFixture.Bind(name);
        Assert.True(field.TryExtractText(context, out var value));
        var text = new ScratchText(scratch);
        ValueRenderer.AppendText(ref text, field, value);
        return Encoding.UTF8.GetString(text.Text);
    }
}
