using Gyrfalcon.Capture;
using Gyrfalcon.Engine.Events;
using static Gyrfalcon.Engine.Events.EventCode;

namespace Gyrfalcon.Drops;

/// <summary>The events that reached the probe and those that were lost, in the reference's categories.</summary>
/// <param name="Events">All events, those that were lost too.</param>
/// <param name="Buffer">Those that found their ring full.</param>
/// <param name="Scratch">Those that were too large.</param>
/// <param name="Categories">Of those that found their ring full, how many by category; some events are in none.</param>
sealed record DropTotals(ulong Events, ulong Buffer, ulong Scratch, IReadOnlyList<(string Category, ulong Count)> Categories)
{
    static readonly (string Name, EventCode[] Codes)[] s_categories =
    [
        ("clone_fork", [SyscallCloneV20X, SyscallClone3X, SyscallForkV20X, SyscallVforkV20X]),
        ("execve", [SyscallExecveV19X, SyscallExecveatX]),
        ("connect", [SocketConnectX]),
        ("open", [SyscallOpenX, SyscallCreatX, SyscallOpenatV2X, SyscallOpenat2X, SyscallOpenByHandleAtX]),
        ("dir_file",
        [
            SyscallChmodX, SyscallFchmodX, SyscallFchmodatX, SyscallChownX, SyscallLchownX, SyscallFchownX, SyscallFchownatX,
            SyscallLinkV2X, SyscallLinkatV2X, SyscallMkdirV2X, SyscallMkdiratX, SyscallMountX, SyscallUmountV1X, SyscallUmount2X,
            SyscallRenameX, SyscallRenameatX, SyscallRenameat2X, SyscallRmdirV2X, SyscallSymlinkX, SyscallSymlinkatX, SyscallUnlinkV2X,
            SyscallUnlinkatV2X,
        ]),
        ("other_interest",
        [
            SyscallBpfV2X, SyscallSetpgidX, SyscallPtraceX, SyscallSeccompX, SyscallSetnsX, SyscallSetresgidX, SyscallSetresuidX,
            SyscallSetsidX, SyscallUnshareX, SyscallCapsetX, SyscallKeyctlX,
        ]),
        ("close", [SyscallCloseX]),
        ("proc", [ProcexitV1E]),
    ];

    /// <summary>All that were lost.</summary>
    public ulong Drops => Buffer + Scratch;

    /// <summary>The totals of what the probe counts.</summary>
    public static DropTotals Of(EventCounters counters)
    {
        var total = counters.Total;
        var categories = s_categories.Select(c => (c.Name, c.Codes.Aggregate(0ul, (sum, code) => sum + counters.Of(code).DroppedBuffer)));
        return new(total.Delivered + total.Lost, total.DroppedBuffer, total.DroppedScratch, [.. categories]);
    }

    /// <summary>What came since earlier totals.</summary>
    public DropTotals Since(DropTotals earlier) => new(
        Events - earlier.Events,
        Buffer - earlier.Buffer,
        Scratch - earlier.Scratch,
        [.. Categories.Zip(earlier.Categories, (now, before) => (now.Category, now.Count - before.Count))]);
}
