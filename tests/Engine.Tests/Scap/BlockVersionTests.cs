using System.Buffers.Binary;
using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.Scap;
using Gyrfalcon.Engine.Tests.Events;
using static Gyrfalcon.Engine.Tests.Scap.SmallCapture;

namespace Gyrfalcon.Engine.Tests.Scap;

/// <summary>Every number and version of a block, from its bytes (<c>scap-format</c> §2): each reads as the newest version does.</summary>
public sealed class BlockVersionTests
{
    [Theory]
    [InlineData(0x202u, 1)]
    [InlineData(0x8000ABCDu, 1)]
    [InlineData(0x207u, 2)]
    [InlineData(0x8013ABCDu, 2)]
    [InlineData(0x209u, 3)]
    [InlineData(0x8014ABCDu, 3)]
    [InlineData(0x210u, 4)]
    [InlineData(0x211u, 5)]
    [InlineData(0x212u, 6)]
    [InlineData(0x213u, 7)]
    [InlineData(0x214u, 8)]
    [InlineData(0x215u, 9)]
    public void Read_ProcessList_FillsInWhatItsVersionLacks(uint type, int version)
    {
        var blocks = SmallCapture.Read([.. SectionHeader, .. RawBlock(type, [.. Process(version, 7, "sh"), .. Process(version, 8, "cat")])]);

        Assert.Equal(2, blocks.Count);
        Assert.Equal(Newest(version, 7, "sh"), RecordOf(blocks[0], EventCode.ThreadRecord));
        Assert.Equal(Newest(version, 8, "cat"), RecordOf(blocks[1], EventCode.ThreadRecord));
    }

    [Theory]
    [InlineData(0x203u, false)]
    [InlineData(0x8001ABCDu, false)]
    [InlineData(0x218u, true)]
    public void Read_DescriptorList_HasEveryType(uint type, bool sized)
    {
        byte[] list = [.. U64(7), .. EveryDescriptor().SelectMany(d => sized ? Sized(d) : d)];
        var blocks = SmallCapture.Read([.. SectionHeader, .. RawBlock(type, list)]);

        byte[] expected = [.. U64(7), .. EveryDescriptor().SelectMany(Sized)];
        Assert.Equal(expected, RecordOf(Assert.Single(blocks), EventCode.DescriptorRecord));
    }

    [Theory]
    [InlineData(0x206u, false)]
    [InlineData(0x8012ABCDu, false)]
    [InlineData(0x220u, true)]
    public void Read_UserList_HasUsersAndGroups(uint type, bool sized)
    {
        byte[][] records =
        [
            [0, .. U32(1000), .. U32(100), .. Text("alice"), .. Text("/home/alice"), .. Text("/bin/sh")],
            [1, .. U32(100), .. Text("users")],
        ];
        var blocks = SmallCapture.Read([.. SectionHeader, .. RawBlock(type, [.. records.SelectMany(r => sized ? Sized(r) : r)])]);

        Assert.Equal(records.Select(Sized), blocks.Select(b => RecordOf(b, EventCode.UserRecord)));
    }

    [Theory]
    [InlineData(0x205u, false)]
    [InlineData(0x8011ABCDu, false)]
    [InlineData(0x219u, true)]
    public void Read_InterfaceList_HasEveryType(uint type, bool sized)
    {
        byte[][] records =
        [
            [.. U16(1), .. U16(2), .. new byte[12], .. U64(1000), .. "lo"u8],
            [.. U16(2), .. U16(4), .. new byte[48], .. U64(1000), .. "eth0"u8],
            [.. U16(3), .. U16(2), .. new byte[12], .. "lo"u8],
            [.. U16(4), .. U16(4), .. new byte[48], .. "eth0"u8],
        ];
        var blocks = SmallCapture.Read([.. SectionHeader, .. RawBlock(type, [.. records.SelectMany(r => sized ? WithLength(r) : r)])]);

        Assert.Equal(records.Select(WithLength), blocks.Select(b => RecordOf(b, EventCode.InterfaceRecord)));
    }

    [Theory]
    [InlineData(0x201u)]
    [InlineData(0x8002ABCDu)]
    public void Read_Machine_MayBeLongerThanToday(uint type)
    {
        byte[] machine = [.. U32(4), .. new byte[176], .. U32(99)];

        Assert.Equal(machine, RecordOf(Assert.Single(SmallCapture.Read([.. SectionHeader, .. RawBlock(type, machine)])), EventCode.MachineRecord));
    }

    [Theory]
    [InlineData(0x204u, false, 0u)]
    [InlineData(0x8010ABCDu, false, 0u)]
    [InlineData(0x208u, false, 0u)]
    [InlineData(0x208u, false, 1u)]
    [InlineData(0x216u, true, 0u)]
    [InlineData(0x217u, true, 0u)]
    [InlineData(0x217u, true, 1u)]
    [InlineData(0x217u, true, 4u)]
    [InlineData(0x221u, true, 0u)]
    [InlineData(0x222u, true, 0u)]
    [InlineData(0x222u, true, 1u)]
    public void Read_Event_SaysWhetherItIsForTheStateOnly(uint type, bool hasCount, uint flags)
    {
        byte[] current = new EventBuilder(EventCode.SyscallChdirX, tid: 5).With("res", 0).With("path", "/tmp").Build();
        byte[] stored = hasCount ? current : WithoutCount(current);
        byte[] prefix = type is 0x208 or 0x217 or 0x222 ? [3, 0, .. U32(flags)] : [3, 0];
        using var reader = new ScapReader(new MemoryStream([.. SectionHeader, .. RawBlock(type, [.. prefix, .. stored])]), "event");

        Assert.Equal(ReadResult.Event, reader.Read(out var view));
        Assert.Equal(current, view.Block);
        Assert.Equal(3, view.Cpu);
        Assert.Equal(flags == 1, view.IsStateOnly);
        Assert.Equal(ReadResult.End, reader.Read(out _));
    }

    // Old writers gave these two a length that is three too large, and the block is as long as it says.
    [Theory]
    [InlineData(EventCode.NotificationE)]
    [InlineData(EventCode.InfrastructureEventE)]
    public void Read_OldNotification_EndsThreeBytesEarlier(EventCode code)
    {
        byte[] current = new EventBuilder(code, tid: 5).With(0, "a").With(1, "b").Build();
        byte[] stored = [.. WithoutCount(current), .. new byte[3]];
        BinaryPrimitives.WriteUInt32LittleEndian(stored.AsSpan(16), (uint)stored.Length);

        Assert.Equal(current, Assert.Single(SmallCapture.Read([.. SectionHeader, .. RawBlock(0x204, [0, 0, .. stored])])));
    }

    [Fact]
    public void Read_OldCallOverTwoSections_DoesNotTakeTheEnterOfTheOther()
    {
        byte[] enter = new EventBuilder(EventCode.SyscallFchdirE, tid: 5).With("fd", 3).Build();
        byte[] exit = new EventBuilder(EventCode.SyscallFchdirX, tid: 5).With("res", 0).Keep(1).Build();
        byte[] first = [.. SectionHeader, .. RawBlock(0x216, [0, 0, .. enter])];
        byte[] together = new EventBuilder(EventCode.SyscallFchdirX, tid: 5).With("res", 0).With("fd", 3).Build();
        byte[] apart = new EventBuilder(EventCode.SyscallFchdirX, tid: 5).With("res", 0).Build();

        Assert.Equal(together, SmallCapture.Read([.. first, .. RawBlock(0x216, [0, 0, .. exit])])[^1]);
        Assert.Equal(apart, SmallCapture.Read([.. first, .. SectionHeader, .. RawBlock(0x216, [0, 0, .. exit])])[^1]);
    }

    [Fact]
    public void Read_StateOnlyEventOfAnOldWriter_StaysSoInTodaysLayout()
    {
        byte[] exit = new EventBuilder(EventCode.SyscallFchdirX, tid: 5).With("res", 0).Keep(1).Build();
        using var reader = new ScapReader(new MemoryStream([.. SectionHeader, .. RawBlock(0x217, [2, 0, .. U32(1), .. exit])]), "event");

        Assert.Equal(ReadResult.Event, reader.Read(out var view));
        Assert.True(view.IsStateOnly);
        Assert.Equal(2, view.Cpu);
        Assert.Equal(2, view.ParameterCount);
    }

    // A thread in the layout of a version, each field there from that version on.
    static byte[] Process(int version, long tid, string comm)
    {
        byte[] body =
        [
            .. U64(tid), .. U64(tid), .. U64(1),
            .. version >= 6 ? U64(50) : [],
            .. version >= 8 ? U64(60) : [],
            .. Text(comm), .. Text("/bin/" + comm),
            .. version >= 7 ? Text("/usr/bin/" + comm) : [],
            .. Text("-c\0true\0"), .. Text("/root"), .. U64(1024), .. U32(1), .. U32(1000), .. U32(100),
            .. version >= 2 ? [.. U32(1), .. U32(2), .. U32(3), .. U64(4), .. U64(5)] : Array.Empty<byte>(),
            .. version >= 3 ? Text("A=1\0") : [],
            .. version >= 4 ? [.. U64(70), .. U64(80), .. Text("cpu=/\0")] : Array.Empty<byte>(),
            .. version >= 5 ? Text("/root") : [],
        ];
        return version >= 9 ? Sized([.. body, .. Tail()]) : body;
    }

    static byte[] Newest(int version, long tid, string comm) => Sized(
    [
        .. U64(tid), .. U64(tid), .. U64(1), .. U64(version >= 6 ? 50 : -1), .. U64(version >= 8 ? 60 : -1),
        .. Text(comm), .. Text("/bin/" + comm), .. Text(version >= 7 ? "/usr/bin/" + comm : ""),
        .. Text("-c\0true\0"), .. Text("/root"), .. U64(1024), .. U32(1), .. U32(1000), .. U32(100),
        .. version >= 2 ? [.. U32(1), .. U32(2), .. U32(3), .. U64(4), .. U64(5)] : new byte[28],
        .. Text(version >= 3 ? "A=1\0" : ""), .. U64(version >= 4 ? 70 : -1), .. U64(version >= 4 ? 80 : -1),
        .. Text(version >= 4 ? "cpu=/\0" : ""), .. Text(version >= 5 ? "/root" : ""),
        .. version >= 9 ? Tail() : [.. new byte[12], .. U32(-1), .. new byte[1 + 24 + 1 + 24 + 2], .. U64(-1)],
    ]);

    // With a field at the end that only a later version will know.
    static byte[] Tail() =>
    [
        .. U64(5), .. U32(34816), .. U32(1000), 1, .. U64(1), .. U64(2), .. U64(3), 0, .. U64(77), .. U64(8), .. U64(9), 0, 0, .. U64(7), .. U32(4711),
    ];

    static IEnumerable<byte[]> EveryDescriptor()
    {
        int fd = 0;
        byte[] Start(byte type) => [.. U64(fd++), .. U64(99), type];
        yield return [.. Start(3), 10, 0, 0, 1, 10, 0, 0, 2, .. U16(40000), .. U16(80), 2];
        yield return [.. Start(4), .. new byte[32], .. U16(40000), .. U16(80), 2];
        yield return [.. Start(5), 0, 0, 0, 0, .. U16(80), 2];
        yield return [.. Start(6), .. new byte[16], .. U16(80), 3];
        yield return [.. Start(8), .. U64(1), .. U64(2), .. Text("/run/x.sock")];
        yield return [.. Start(16), .. U32(1), .. Text("/etc/passwd")];
        foreach (byte type in (byte[])[1, 2, 7, 9, 10, 11, 12, 13, 14, 15, 17, 18, 19, 20, 21]) yield return [.. Start(type), .. Text("name")];
    }

    static byte[] Sized(byte[] body) => [.. U32(body.Length + 4), .. body];

    static byte[] WithLength(byte[] body) => [.. U32(body.Length), .. body];

    static byte[] RecordOf(byte[] block, EventCode code)
    {
        var view = EventBuilder.View(block);
        Assert.Equal(code, view.Code);
        return view.Parameter(0).ToArray();
    }

    static byte[] WithoutCount(byte[] block)
    {
        byte[] old = [.. block[..22], .. block[26..]];
        BinaryPrimitives.WriteUInt32LittleEndian(old.AsSpan(16), (uint)old.Length);
        return old;
    }
}
