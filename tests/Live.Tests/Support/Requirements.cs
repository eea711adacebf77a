namespace Gyrfalcon.Live.Tests.Support;

/// <summary>Skips a test, with the reason, on a machine that cannot run it.</summary>
static class Requirements
{
    static readonly string? s_live = Live();
    static readonly string? s_containers = Containers();

    public static void SkipUnlessLive() => Skip(s_live);

    public static void SkipUnlessContainers() => Skip(s_containers);

    public static void SkipUnlessCommand(string name) => Skip(Missing(name));

    static void Skip(string? reason)
    {
        if (reason is not null)
            Assert.Skip(reason);
    }

    static string? Live()
    {
        if (Libc.geteuid() != 0)
            return "live detection needs root";
        if (!File.Exists("/sys/kernel/btf/vmlinux"))
            return "this kernel has no BTF (/sys/kernel/btf/vmlinux)";
        if (!File.Exists(Repository.ZeroTrustRules))
            return $"{Repository.ZeroTrustRules} is absent";
        return File.Exists(Repository.Binary) ? null : $"{Repository.Binary} is absent: run 'make build'";
    }

    static string? Containers() => Libc.geteuid() != 0 ? "containers need root" : Missing("runc") ?? Missing("busybox") ?? Missing("ip");

    static string? Missing(string command)
    {
        string path = Environment.GetEnvironmentVariable("PATH") + ":/usr/sbin:/sbin";
        return path.Split(':').Any(directory => File.Exists(Path.Combine(directory, command))) ? null : $"{command} is not installed";
    }
}
