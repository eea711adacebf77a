using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.Scap;
using static Gyrfalcon.Engine.Tests.Scap.OldLayouts;
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
        var blocks = SmallCapture.Read([.. SectionHeader, .. RawBlock(type, [.. ProcessOf(version, 7, "sh"), .. ProcessOf(version, 8, "cat")])]);

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
        byte[] list = [.. U64(7), .. DescriptorRecords.SelectMany(d => sized ? Sized(d) : d)];
        var blocks = SmallCapture.Read([.. SectionHeader, .. RawBlock(type, list)]);

        byte[] expected = [.. U64(7), .. DescriptorRecords.SelectMany(Sized)];
        Assert.Equal(expected, RecordOf(Assert.Single(blocks), EventCode.DescriptorRecord));
    }

    [Theory]
    [InlineData(0x206u, false)]
    [InlineData(0x8012ABCDu, false)]
    [InlineData(0x220u, true)]
    public void Read_UserList_HasUsersAndGroups(uint type, bool sized)
    {
        var blocks = SmallCapture.Read([.. SectionHeader, .. RawBlock(type, [.. Accounts.SelectMany(r => sized ? Sized(r) : r)])]);

        Assert.Equal(Accounts.Select(Sized), blocks.Select(b => RecordOf(b, EventCode.UserRecord)));
    }

    [Theory]
    [InlineData(0x205u, false)]
    [InlineData(0x8011ABCDu, false)]
    [InlineData(0x219u, true)]
    public void Read_InterfaceList_HasEveryType(uint type, bool sized)
    {
        var blocks = SmallCapture.Read([.. SectionHeader, .. RawBlock(type, [.. Interfaces.SelectMany(r => sized ? WithLength(r) : r)])]);

        Assert.Equal(Interfaces.Select(WithLength), blocks.Select(b => RecordOf(b, EventCode.InterfaceRecord)));
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

    // With GYR_UPDATE=1 the file is written anew.
    [Fact]
    public void File_OfEveryLayout_IsTheOneThatIsFuzzed()
    {
        string path = FixturePath();
        if (Environment.GetEnvironmentVariable("GYR_UPDATE") == "1") System.IO.File.WriteAllBytes(path, EveryLayout());

        Assert.True(EveryLayout().AsSpan().SequenceEqual(System.IO.File.ReadAllBytes(path)), $"{path} is old; GYR_UPDATE=1 writes it");
        using var reader = new ScapReader(new MemoryStream(EveryLayout()), path);
        int events = 0;
        while (reader.Read(out var view) == ReadResult.Event) events += view.Info is null ? 0 : 1;
        Assert.InRange(events, 150, 253);
        Assert.Equal(0, reader.Skipped.Total);
    }

    static string FixturePath([CallerFilePath] string self = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(self)!, "../../fixtures/every-layout.scap"));

    static byte[] RecordOf(byte[] block, EventCode code)
    {
        var view = EventBuilder.View(block);
        Assert.Equal(code, view.Code);
        return view.Parameter(0).ToArray();
    }
}
