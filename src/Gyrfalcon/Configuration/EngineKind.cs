namespace Gyrfalcon.Configuration;

/// <summary>Where events come from (<c>engine.kind</c>).</summary>
public enum EngineKind
{
    /// <summary>The kernel, by the eBPF probe. <c>kmod</c> means the same: there is no kernel module here.</summary>
    ModernEbpf,

    /// <summary>A capture file.</summary>
    Replay,

    /// <summary>Nowhere: no probe is loaded, and the agent waits to be stopped.</summary>
    NoDriver,
}
