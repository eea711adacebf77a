using Gyrfalcon.Engine.Events;

namespace Gyrfalcon.Engine.Tests.Events;

public sealed class EventBuilderTests
{
    [Fact]
    public void Build_NumbersAndTexts_AreReadBackByTheView()
    {
        var view = EventBuilder.View(new EventBuilder(EventCode.SyscallOpenatV2X, tid: 12, timestamp: 34)
            .With("fd", -2).With("dirfd", -100).With("name", "/etc/passwd").With("flags", 0x4001).Build());

        Assert.Equal(12, view.ThreadId);
        Assert.Equal(34ul, view.Timestamp);
        Assert.Equal(EventTable.Find(EventCode.SyscallOpenatV2X)!.Parameters.Length, view.ParameterCount);
        Assert.Equal(-2, view.Signed(0));
        Assert.Equal(-100, view.Signed(1));
        Assert.Equal("/etc/passwd"u8, view.Text(2));
        Assert.Equal(0x4001ul, view.Unsigned(3));
        Assert.True(view.Parameter(4).IsEmpty);
    }

    [Fact]
    public void Build_OwnCode_HasWideLengths()
    {
        byte[] record = new byte[70_000];
        record[^1] = 7;
        var view = EventBuilder.View(new EventBuilder(EventCode.ThreadRecord).With(0, record).Build());

        Assert.Equal(record, view.Parameter(0));
    }

    [Fact]
    public void Stamp_BuiltBlock_ChangesThreadAndTime()
    {
        byte[] block = new EventBuilder(EventCode.SyscallCloseX).With("res", 0).With("fd", 3).Build();
        EventBuilder.Stamp(block, 99, 5);

        Assert.Equal(99, EventBuilder.View(block).ThreadId);
        Assert.Equal(5ul, EventBuilder.View(block).Timestamp);
    }

    [Fact]
    public void With_UnknownName_Throws() =>
        Assert.Throws<ArgumentException>(() => new EventBuilder(EventCode.SyscallCloseX).With("nothing", 1));
}
