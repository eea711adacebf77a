using Gyrfalcon.Engine.Diagnostics;

namespace Gyrfalcon.Configuration;

/// <summary>Reads <c>engine</c>: where events come from, and how the probe hands them over.</summary>
static class EngineSection
{
    /// <summary>The settings with what the section says.</summary>
    public static Settings Read(ConfigReader reader, Settings settings, DiagnosticBag diagnostics)
    {
        bool isModule = reader.Text("engine.kind", "") == "kmod";
        var kind = reader.Word(
            "engine.kind", EngineKind.ModernEbpf, ("kmod", EngineKind.ModernEbpf), ("modern_ebpf", EngineKind.ModernEbpf), ("replay", EngineKind.Replay), ("nodriver", EngineKind.NoDriver));
        if (isModule) diagnostics.Warning(LoadCodes.Configuration, "there is no kernel module: the eBPF probe is used, with what 'engine.kmod' says of buffers", reader.SpanOf("engine.kind"));
        string section = isModule ? "engine.kmod" : "engine.modern_ebpf";
        string other = isModule ? "engine.modern_ebpf" : "engine.kmod";
        foreach (string key in (string[])["buf_size_preset", "drop_failed_exit", "cpus_for_each_buffer", "disable_iterators"]) reader.Ignore($"{other}.{key}");
        if (!isModule && reader.Bool("engine.modern_ebpf.disable_iterators", false))
            diagnostics.Warning(LoadCodes.Configuration, "'engine.modern_ebpf.disable_iterators' has no effect: no BPF iterators are used, what runs at the start is read from /proc", reader.SpanOf("engine.modern_ebpf.disable_iterators"));
        return settings with
        {
            Engine = kind,
            CaptureFile = reader.Text("engine.replay.capture_file", settings.CaptureFile),
            BufferSizePreset = reader.Integer($"{section}.buf_size_preset", settings.BufferSizePreset, 1, 10),
            DropFailedExit = reader.Bool($"{section}.drop_failed_exit", settings.DropFailedExit),
            CpusForEachBuffer = isModule ? 1 : reader.Integer("engine.modern_ebpf.cpus_for_each_buffer", settings.CpusForEachBuffer, 0, ushort.MaxValue),
        };
    }
}
