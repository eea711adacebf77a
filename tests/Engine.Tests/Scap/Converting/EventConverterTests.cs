using System.Buffers.Binary;
using System.Text;
using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.Scap;
using Gyrfalcon.Engine.Scap.Converting;

namespace Gyrfalcon.Engine.Tests.Scap.Converting;

public sealed class EventConverterTests
{
    readonly SkippedEvents _skipped = new();
    readonly EventConverter _converter;

    public EventConverterTests() => _converter = new EventConverter(_skipped);

    [Fact]
    public void TryConvert_ExitOfACall_HasTheArgumentsOfItsEnter()
    {
        Assert.Null(Convert(new EventBuilder(EventCode.SyscallReadE, 7).With("fd", 3).With("size", 100)));
        Assert.Null(Convert(new EventBuilder(EventCode.SyscallReadE, 8).With("fd", 4).With("size", 200)));

        byte[] expected = new EventBuilder(EventCode.SyscallReadX, 7).With("res", 5).With("data", "hello").With("fd", 3).With("size", 100).Build();
        Assert.Equal(expected, Convert(new EventBuilder(EventCode.SyscallReadX, 7).With("res", 5).With("data", "hello").Keep(2)));
        Assert.Equal(0, _skipped.Total);
    }

    // 0 is what the reference gives for numbers; where a row says so, the value is not available.
    [Fact]
    public void TryConvert_ExitWithoutEnter_HasDefaults()
    {
        Assert.Equal(new EventBuilder(EventCode.SyscallCloseX).With("res", 0).With("fd", 0).Build(), Convert(new EventBuilder(EventCode.SyscallCloseX).With("res", 0).Keep(1)));
        Assert.Equal(new EventBuilder(EventCode.SyscallFchdirX).With("res", 0).Build(), Convert(new EventBuilder(EventCode.SyscallFchdirX).With("res", 0).Keep(1)));
    }

    [Fact]
    public void TryConvert_EnterOfOneCall_ServesOneExit()
    {
        Convert(new EventBuilder(EventCode.SyscallFchdirE).With("fd", 3));
        byte[] exit = new EventBuilder(EventCode.SyscallFchdirX).With("res", 0).Keep(1).Build();

        Assert.Equal(new EventBuilder(EventCode.SyscallFchdirX).With("res", 0).With("fd", 3).Build(), Convert(exit));
        Assert.Equal(new EventBuilder(EventCode.SyscallFchdirX).With("res", 0).Build(), Convert(exit));
    }

    [Fact]
    public void TryConvert_ExitOfAnotherCall_IsSkippedAndCounted()
    {
        Convert(new EventBuilder(EventCode.SyscallReadE).With("fd", 3).With("size", 100));
        byte[] exit = new EventBuilder(EventCode.SyscallCloseX).With("res", 0).Keep(1).Build();

        Assert.Null(Convert(exit));
        Assert.Equal(1, _skipped[SkipReason.OtherCall]);

        // The enter event is of the past now.
        Assert.NotNull(Convert(exit));
    }

    [Fact]
    public void TryConvert_OldestExecve_GoesThroughEveryLayout()
    {
        byte[] enter = Convert(new EventBuilder(EventCode.SyscallExecveV17E))!;
        byte[] exit = Convert(new EventBuilder(EventCode.SyscallExecveV8X).With("res", 0).With("exe", "sh").With("args", "-c\0"u8.ToArray())
            .With("tid", 1).With("pid", 1).With("ptid", 2).With("cwd", "/").With("fdlimit", 1024))!;

        Assert.Equal(new EventBuilder(EventCode.SyscallExecveV19E).Build(), enter);
        Assert.Equal(new EventBuilder(EventCode.SyscallExecveV19X).With("res", 0).With("exe", "sh").With("args", "-c\0"u8.ToArray())
            .With("tid", 1).With("pid", 1).With("ptid", 2).With("cwd", "/").With("fdlimit", 1024).Build(), exit);
    }

    [Fact]
    public void TryConvert_ExecveEnter_IsGivenAndKeptForTheExit()
    {
        byte[] enter = new EventBuilder(EventCode.SyscallExecveV19E).With("filename", "/bin/sh").Build();
        Assert.Equal(enter, Convert(enter));

        byte[] exit = Convert(new EventBuilder(EventCode.SyscallExecveV19X).With("res", 0).Keep(30))!;
        Assert.Equal("/bin/sh"u8, EventBuilder.View(exit).Text(30));
    }

    [Fact]
    public void TryConvert_WiderNumber_IsCutToTheTypeOfToday()
    {
        Convert(new EventBuilder(EventCode.SyscallBpfE).With("cmd", 0x1_0000_0005));

        // The result says first which of two types it has: the descriptor is what follows.
        byte[] result = [1, .. BitConverter.GetBytes(9L)];
        byte[] expected = new EventBuilder(EventCode.SyscallBpfV2X).With("fd", 9).With("cmd", 5).Build();
        Assert.Equal(expected, Convert(new EventBuilder(EventCode.SyscallBpfX).With(0, result)));
    }

    [Fact]
    public void TryConvert_OldestContainer_BecomesJson()
    {
        byte[] json = Convert(new EventBuilder(EventCode.ContainerE).With("id", "abc").With("type", 1).With("name", "we\"b").With("image", "nginx"))!;

        var view = EventBuilder.View(json);
        Assert.Equal(EventCode.ContainerJsonV2E, view.Code);
        Assert.Equal("""{"id":"abc","type":1,"name":"we\u0022b","image":"nginx"}""", Encoding.UTF8.GetString(view.Text(0)));
        Assert.Equal(0, view.Parameter(0)[^1]);
    }

    [Fact]
    public void TryConvert_ContainerWithoutImage_HasNoJson() =>
        Assert.Equal(new EventBuilder(EventCode.ContainerJsonV2E).Build(), Convert(new EventBuilder(EventCode.ContainerE).With("id", "abc").With("type", 1).With("name", "web")));

    [Fact]
    public void TryConvert_MoreParametersThanTheTable_IsOfANewerWriter()
    {
        byte[] block = new EventBuilder(EventCode.SyscallCloseX).With("res", 0).With("fd", 3).With(2, [1]).Build();

        Assert.Equal(block, Convert(block));
    }

    [Fact]
    public void TryConvert_NumberOfParametersThatNeverWas_IsSkippedAndCounted()
    {
        Assert.Null(Convert(new EventBuilder(EventCode.SyscallExecveV19X).Keep(17)));
        Assert.Null(Convert(new EventBuilder(EventCode.SyscallReadE).Keep(1)));
        Assert.Equal(2, _skipped[SkipReason.UnknownLayout]);
    }

    [Fact]
    public void TryConvert_CodesWithNothingToTell_AreNotGiven()
    {
        Assert.Null(Convert(new EventBuilder(EventCode.SyscallCloneV20E)));
        Assert.Equal(0, _skipped.Total);
        Assert.Null(Convert(new EventBuilder(EventCode.ProcinfoX)));
        Assert.Equal(1, _skipped[SkipReason.UnusedCode]);
    }

    [Fact]
    public void TryConvert_ResultOverSixtyFourKiB_IsSkippedAndCounted()
    {
        Convert(new EventBuilder(EventCode.SyscallMkdirE).With("path", new string('a', 40_000)).With("mode", 0));
        Assert.NotNull(Convert(new EventBuilder(EventCode.SyscallMkdirX).With("res", 0)));
        Convert(new EventBuilder(EventCode.SyscallLinkE).With("oldpath", new string('a', 40_000)).With("newpath", new string('a', 25_500)));
        Assert.Null(Convert(new EventBuilder(EventCode.SyscallLinkX).With("res", 0)));
        Assert.Equal(1, _skipped[SkipReason.TooLong]);
    }

    [Fact]
    public void TryConvert_ExitOfTheThread_ForgetsItsLastEnter()
    {
        Convert(new EventBuilder(EventCode.SyscallFchdirE).With("fd", 3));
        Convert(new EventBuilder(EventCode.ProcexitV1E));

        byte[] exit = Convert(new EventBuilder(EventCode.SyscallFchdirX).With("res", 0).Keep(1))!;
        Assert.True(EventBuilder.View(exit).Parameter(1).IsEmpty);
    }

    [Fact]
    public void TryConvert_ManyCalls_AllocatesNothing()
    {
        byte[] enter = new EventBuilder(EventCode.SyscallReadE).With("fd", 3).With("size", 100).Build();
        byte[] exit = new EventBuilder(EventCode.SyscallReadX).With("res", 5).With("data", "hello").Keep(2).Build();
        ConvertMany(enter, exit);
        long before = GC.GetAllocatedBytesForCurrentThread();
        ConvertMany(enter, exit);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    void ConvertMany(byte[] enter, byte[] exit)
    {
        for (int i = 0; i < 10_000; i++)
        {
            BinaryPrimitives.WriteInt64LittleEndian(enter.AsSpan(8), i % 100);
            BinaryPrimitives.WriteInt64LittleEndian(exit.AsSpan(8), i % 100);
            var view = EventBuilder.View(enter);
            _converter.TryConvert(ref view);
            view = EventBuilder.View(exit);
            Assert.True(_converter.TryConvert(ref view));
        }
    }

    byte[]? Convert(EventBuilder builder) => Convert(builder.Build());

    byte[]? Convert(byte[] block)
    {
        var view = EventBuilder.View(block);
        return _converter.TryConvert(ref view) ? view.Block.ToArray() : null;
    }
}
