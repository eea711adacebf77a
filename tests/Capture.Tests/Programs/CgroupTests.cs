using Gyrfalcon.Capture.Tests.Programs.Support;
using Gyrfalcon.Engine.Events;

namespace Gyrfalcon.Capture.Tests.Programs;

/// <summary>The cgroups parameter of execve and clone events.</summary>
public sealed class CgroupTests(ProbeFixture probe)
{
    static readonly string[] s_subsystems = ["cpuset", "cpu", "cpuacct", "io", "memory"];

    /// <summary>That the strings are the groups of this process.</summary>
    internal static void AssertOwn(string[] cgroups)
    {
        var groups = cgroups.Select(text => text.Split('=', 2)).ToDictionary(parts => parts[0], parts => parts[1]);
        string unified = ProcessFacts.Cgroup("") ?? "/";
        foreach (string subsystem in groups.Keys.Where(name => name != "unified"))
        {
            Assert.Contains(subsystem, s_subsystems);
            // What cgroup v1 calls blkio, v2 and the kernel call io.
            string? own = ProcessFacts.Cgroup(subsystem) ?? (subsystem == "io" ? ProcessFacts.Cgroup("blkio") : null);
            if (own is not null) Assert.Equal(own, groups[subsystem]);
            else Assert.StartsWith(groups[subsystem], unified, StringComparison.Ordinal);
        }

        Assert.True(unified == "/" || groups.ContainsValue(unified));
    }

    [Fact]
    public void Execve_InGroupsOfItsOwn_HasTheirPaths()
    {
        string[] roots = [.. new[] { "/sys/fs/cgroup/memory", "/sys/fs/cgroup/unified", "/sys/fs/cgroup" }
            .Where(root => File.Exists(root + "/cgroup.procs"))];
        Assert.SkipWhen(roots.Length == 0, "no writable control groups under /sys/fs/cgroup");
        string name = "gyr-test-" + Guid.NewGuid().ToString("N"), inner = new('g', 200);
        try
        {
            foreach (string root in roots) Directory.CreateDirectory($"{root}/{name}/{inner}");
        }
        catch (UnauthorizedAccessException)
        {
            Assert.Skip("no writable control groups under /sys/fs/cgroup");
        }

        try
        {
            using var memory = new CallMemory();
            string join = string.Concat(roots.Select(root => $"echo $$ > {root}/{name}/{inner}/cgroup.procs; "));
            nint argv = memory.Texts("sh", "-c", join + "exec /bin/true"), shell = memory.Text("/bin/sh");
            var e = probe.Capture(() => ChildCall.Run(SyscallNumber.execve, shell, argv, 0), EventCode.SyscallExecveV19X, e => e.Text(13) == "true");

            foreach (string root in roots)
            {
                string subsystem = Path.GetFileName(root) is "memory" ? "memory" : "unified";
                Assert.True(
                    e.Texts(14).Contains($"{subsystem}=/{name}/{inner}") || subsystem == "unified" && e.Texts(14).Any(text => text.EndsWith($"=/{name}/{inner}", StringComparison.Ordinal)),
                    string.Join(' ', e.Texts(14)));
            }
        }
        finally
        {
            foreach (string root in roots)
            {
                Directory.Delete($"{root}/{name}/{inner}");
                Directory.Delete($"{root}/{name}");
            }
        }
    }
}
