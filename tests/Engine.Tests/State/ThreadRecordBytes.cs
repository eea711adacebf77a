using System.Text;

namespace Gyrfalcon.Engine.Tests.State;

/// <summary>The bytes of one record of a process list, V9.</summary>
sealed record ThreadRecordBytes(long Tid, long Pid, long Parent)
{
    public string Comm { get; init; } = "init";
    public string Cwd { get; init; } = "/";
    public string Cgroup { get; init; } = "/";
    public string ExePath { get; init; } = "/sbin/init";
    public uint Flags { get; init; }
    public long VTid { get; init; } = long.MinValue;
    public ulong StartTime { get; init; }

    /// <summary>How much of what follows the root directory is there.</summary>
    public int TailLength { get; init; } = int.MaxValue;

    public byte[] Build()
    {
        var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        writer.Write(0u);
        writer.Write(Tid);
        writer.Write(Pid);
        writer.Write(Parent);
        writer.Write(Pid);
        writer.Write(Pid);
        Text(writer, Comm);
        Text(writer, "exe-" + Comm);
        Text(writer, ExePath);
        Text(writer, "one\0two\0");
        Text(writer, Cwd);
        writer.Write(1024UL);
        writer.Write(Flags);
        writer.Write(11u);
        writer.Write(12u);
        for (uint i = 1; i <= 3; i++) writer.Write(i * 100);
        writer.Write(4UL);
        writer.Write(5UL);
        Text(writer, "HOME=/root\0");
        writer.Write(VTid == long.MinValue ? Tid : VTid);
        writer.Write(VTid == long.MinValue ? Pid : VTid);
        Text(writer, $"cpu={Cgroup}\0memory={Cgroup}\0");
        Text(writer, "/");
        byte[] tail = Tail();
        writer.Write(tail, 0, Math.Min(tail.Length, TailLength));
        byte[] record = bytes.ToArray();
        BitConverter.TryWriteBytes(record, (uint)record.Length);
        return record;
    }

    byte[] Tail()
    {
        var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        writer.Write(123UL);
        writer.Write(34816u);
        writer.Write(1000u);
        writer.Write((byte)1);
        writer.Write(7UL);
        writer.Write(8UL);
        writer.Write(9UL);
        writer.Write((byte)1);
        writer.Write(42UL);
        writer.Write(43UL);
        writer.Write(44UL);
        writer.Write((byte)1);
        writer.Write((byte)1);
        writer.Write(Pid);
        if (StartTime != 0) writer.Write(StartTime);
        return bytes.ToArray();
    }

    static void Text(BinaryWriter writer, string text)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(text);
        writer.Write((ushort)utf8.Length);
        writer.Write(utf8);
    }
}
