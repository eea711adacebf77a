using Gyrfalcon.Capture;
using Gyrfalcon.Configuration;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Hosting;

/// <summary>What holds for a run of the agent, or until its files are loaded anew.</summary>
/// <param name="Hostname">The host's name as alerts have it.</param>
/// <param name="Machine">The machine.</param>
/// <param name="KernelRelease">The kernel's release.</param>
/// <param name="Started">When the agent started, nanoseconds since the epoch.</param>
/// <param name="Loaded">When its files were loaded last.</param>
/// <param name="RulesFiles">Those with rules.</param>
/// <param name="ConfigFiles">Those with the configuration.</param>
sealed record AgentFacts(
    string Hostname, MachineInfo Machine, string KernelRelease, ulong Started, ulong Loaded, IReadOnlyList<LoadedFile> RulesFiles, IReadOnlyList<LoadedFile> ConfigFiles)
{
    /// <summary>How long the agent has been running.</summary>
    public TimeSpan Age => TimeSpan.FromTicks((long)((Now() - Started) / TimeSpan.NanosecondsPerTick));

    /// <summary>Reads them; the agent has just started.</summary>
    public static AgentFacts Read(Settings settings, LiveSource source)
    {
        ulong now = Now();
        var machine = HostFacts.ReadMachine(Live.HostRoot, source.BootTime);
        return new(
            settings.Alerts.Hostname ?? machine.Hostname,
            machine,
            File.ReadAllText("/proc/sys/kernel/osrelease").TrimEnd(),
            now,
            now,
            RulesFilesOf(settings),
            ConfigFilesOf(settings));
    }

    /// <summary>The same with other files, which have just been loaded.</summary>
    public AgentFacts With(Settings loaded) => this with { Loaded = Now(), RulesFiles = RulesFilesOf(loaded), ConfigFiles = ConfigFilesOf(loaded) };

    /// <summary>Nanoseconds since the epoch.</summary>
    public static ulong Now() => (ulong)(DateTime.UtcNow - DateTime.UnixEpoch).Ticks * TimeSpan.NanosecondsPerTick;

    static LoadedFile[] RulesFilesOf(Settings settings) =>
        [.. SourceFiles.Expand(settings.RulesFiles).Select(path => new LoadedFile(Path.GetFileName(path), SourceFiles.Sha256(path)))];

    static LoadedFile[] ConfigFilesOf(Settings settings) => [.. settings.Files.Select(file => new LoadedFile(Path.GetFileName(file.Path), file.Sha256))];
}
