namespace Gyrfalcon.Engine.State;

/// <summary>The machine that the events come from (<c>scap-format</c> §2.2).</summary>
/// <param name="CpuCount">The number of CPUs; 0xffffffff when unknown.</param>
/// <param name="MemoryBytes">Physical memory in bytes.</param>
/// <param name="MaxPid">The largest process id.</param>
/// <param name="Hostname">The host's name.</param>
/// <param name="BootTime">When it booted, nanoseconds since the epoch; 0 when unknown.</param>
public sealed record MachineInfo(uint CpuCount, ulong MemoryBytes, ulong MaxPid, string Hostname, ulong BootTime)
{
    /// <summary>What a capture without a machine block says.</summary>
    public static MachineInfo Unknown { get; } = new(uint.MaxValue, 0, 0, "", 0);
}
