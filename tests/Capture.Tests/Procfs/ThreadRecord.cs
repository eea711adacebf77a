using Gyrfalcon.Engine.Events;

namespace Gyrfalcon.Capture.Tests.Procfs;

/// <summary>A decoded record of a process list, PL V9 (<c>scap-format</c> §2.5).</summary>
sealed record ThreadRecord
{
    public long Tid, Pid, ParentTid, Sid, VPgid, VTid, VPid, Pgid;
    public string Comm = "", Exe = "", ExePath = "", Args = "", Cwd = "", Env = "", Cgroups = "", Root = "";
    public ulong FdLimit, PageFaultsMajor, PageFaultsMinor, PidNamespaceStart, CapInheritable, CapPermitted, CapEffective, ExeInode, ExeChangeTime, ExeModifyTime;
    public uint Flags, Uid, Gid, VmSize, VmRss, VmSwap, Tty, LoginUid;
    public byte ExeWritable, ExeUpperLayer, ExeFromMemFd, ExeLowerLayer;

    public static ThreadRecord Decode(EventView view)
    {
        Assert.Equal(EventCode.ThreadRecord, view.Code);
        Assert.Equal(1, view.ParameterCount);
        return Decode(view.Parameter(0));
    }

    public static ThreadRecord Decode(ReadOnlySpan<byte> bytes)
    {
        var f = new RecordFields(bytes);
        Assert.Equal((uint)bytes.Length, f.U32());
        var record = new ThreadRecord
        {
            Tid = f.I64(),
            Pid = f.I64(),
            ParentTid = f.I64(),
            Sid = f.I64(),
            VPgid = f.I64(),
            Comm = f.Text(),
            Exe = f.Text(),
            ExePath = f.Text(),
            Args = f.Text(),
            Cwd = f.Text(),
            FdLimit = f.U64(),
            Flags = f.U32(),
            Uid = f.U32(),
            Gid = f.U32(),
            VmSize = f.U32(),
            VmRss = f.U32(),
            VmSwap = f.U32(),
            PageFaultsMajor = f.U64(),
            PageFaultsMinor = f.U64(),
            Env = f.Text(),
            VTid = f.I64(),
            VPid = f.I64(),
            Cgroups = f.Text(),
            Root = f.Text(),
            PidNamespaceStart = f.U64(),
            Tty = f.U32(),
            LoginUid = f.U32(),
            ExeWritable = f.U8(),
            CapInheritable = f.U64(),
            CapPermitted = f.U64(),
            CapEffective = f.U64(),
            ExeUpperLayer = f.U8(),
            ExeInode = f.U64(),
            ExeChangeTime = f.U64(),
            ExeModifyTime = f.U64(),
            ExeFromMemFd = f.U8(),
            ExeLowerLayer = f.U8(),
            Pgid = f.I64(),
        };
        Assert.Equal(0, f.Remaining);
        return record;
    }
}
