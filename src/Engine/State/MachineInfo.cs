using System.Text;

namespace Gyrfalcon.Engine.State;

/// <summary>The machine that the events come from (<c>scap-format</c> §2.2).</summary>
/// <param name="CpuCount">The number of CPUs; 0xffffffff when unknown.</param>
/// <param name="MemoryBytes">Physical memory in bytes.</param>
/// <param name="MaxPid">The largest process id.</param>
/// <param name="Hostname">The host's name.</param>
/// <param name="BootTime">When it booted, nanoseconds since the epoch; 0 when unknown.</param>
public sealed record MachineInfo(uint CpuCount, ulong MemoryBytes, ulong MaxPid, string Hostname, ulong BootTime)
{
    const int HostnameSize = 128;
    const int MinRecord = 4 + 8 + 8 + HostnameSize + 8;

    /// <summary>What a capture without a machine block says.</summary>
    public static MachineInfo Unknown { get; } = new(uint.MaxValue, 0, 0, "", 0);

    /// <summary>Reads the body of a machine block; null when it is too short.</summary>
    public static MachineInfo? Read(ReadOnlySpan<byte> body)
    {
        if (body.Length < MinRecord) return null;
        var reader = new RecordReader(body);
        var (cpus, memory, maxPid) = (reader.U32(), reader.U64(), reader.U64());
        var name = body.Slice(20, HostnameSize);
        int end = name.IndexOf((byte)0);
        reader = new(body[(20 + HostnameSize)..]);
        return new(cpus, memory, maxPid, Encoding.UTF8.GetString(end < 0 ? name : name[..end]), reader.U64());
    }
}
