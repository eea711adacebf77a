using System.Text;
using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.Scap;

namespace Gyrfalcon.Engine.Testing;

/// <summary>Writes the block of a process as the head of a capture has it.</summary>
static class TestStateWriter
{
    /// <summary>The whole block.</summary>
    public static byte[] Process(TestProcess process)
    {
        byte[] block = new byte[RecordBlock.Overhead + ThreadRecordWriter.MaxSize];
        long parent = process.Parent?.Pid ?? 0;
        int length = new ThreadRecordWriter
        {
            Tid = process.Pid,
            Pid = process.Pid,
            ParentTid = parent,
            Sid = process.Pid,
            Pgid = process.Pid,
            VPgid = process.VPid,
            VTid = process.VPid,
            VPid = process.VPid,
            Comm = Encoding.UTF8.GetBytes(process.Name),
            Exe = Encoding.UTF8.GetBytes(process.Arguments[0]),
            ExePath = Encoding.UTF8.GetBytes(process.Exe),
            Args = EventBuilder.List([.. process.Arguments.Skip(1)]),
            Env = EventBuilder.List([.. process.Environment]),
            Cwd = Encoding.UTF8.GetBytes(process.Cwd),
            Root = "/"u8,
            Cgroups = EventBuilder.List(process.Cgroups),
            FdLimit = 1024,
            Uid = process.Uid,
            Gid = process.Gid,
            LoginUid = process.LoginUid,
            Tty = process.Tty,
            CapEffective = process.Capabilities,
            CapPermitted = process.Capabilities,
            ExeFlags = process.ExeFlags,
            StartTime = process.StartTime,
            Origin = process.Origin,
        }.Write(block.AsSpan(RecordBlock.Overhead));
        RecordBlock.WriteHeader(block, EventCode.ThreadRecord, process.Pid, 0, length);
        return block[..(RecordBlock.Overhead + length)];
    }
}
