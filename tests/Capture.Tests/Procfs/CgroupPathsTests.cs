using System.Text;
using Gyrfalcon.Capture.Procfs;

namespace Gyrfalcon.Capture.Tests.Procfs;

public sealed class CgroupPathsTests : IDisposable
{
    readonly string _mount = Directory.CreateTempSubdirectory("gyr-cgroup-").FullName;

    public void Dispose() => Directory.Delete(_mount, true);

    [Fact]
    public void Write_HybridHierarchies_HasFiveSubsystemsAndTheUnifiedPath()
    {
        Assert.Equal(
            ["cpuset=/a", "cpu=/b", "cpuacct=/b", "io=/c", "memory=/d:e/f", "unified=/system.slice/x"],
            Write("9:name=systemd:/s\n8:pids:/p\n7:cpuset:/a\n6:cpu,cpuacct:/b\n5:blkio:/c\n4:memory:/d:e/f\n0::/system.slice/x\n"));
    }

    [Fact]
    public void Write_HybridAtTheUnifiedRoot_LeavesItOut() => Assert.Equal(["memory=/x"], Write("4:memory:/x\n").Where(c => c.StartsWith("mem")));

    [Fact]
    public void Write_UnifiedOnly_HasTheNearestGroupWithTheController()
    {
        AddGroup("", "cpuset cpu io memory pids");
        AddGroup("/kube", "cpu memory pids");
        AddGroup("/kube/pod", "memory");
        AddGroup("/kube/pod/box", "");

        Assert.Equal(
            ["cpuset=/", "cpu=/kube", "cpuacct=/", "io=/", "memory=/kube/pod", "unified=/kube/pod/box"],
            Write("0::/kube/pod/box\n"));
        Assert.Equal(["cpuset=/", "cpu=/kube", "cpuacct=/", "io=/", "memory=/kube/pod"], Write("0::/kube/pod\n"));
        Assert.Equal(["cpuset=/", "cpu=/", "cpuacct=/", "io=/", "memory=/"], Write("0::/\n"));
    }

    [Fact]
    public void Write_DeletedGroup_LosesTheMark() => Assert.Contains("unified=/gone", Write("0::/gone (deleted)\n"));

    [Fact]
    public void Write_TooLongForItsRoom_LeavesOutWholeEntries()
    {
        var paths = new CgroupPaths(null);
        byte[] room = new byte[20];
        int length = paths.Write(Encoding.UTF8.GetBytes($"7:cpuset:/{new string('x', 100)}\n6:cpu:/b\n"), room);
        Assert.Equal("cpu=/b\0", Encoding.UTF8.GetString(room, 0, length));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    [InlineData("no colon\n")]
    [InlineData("1:\n::\n:::\n")]
    public void Write_NotACgroupFile_DoesNotFail(string text) => Write(text);

    [Fact]
    public void FindUnifiedMount_HybridMounts_IsTheOneOfTypeCgroup2() => Assert.Equal("/sys/fs/cgroup/unified",
        CgroupPaths.FindUnifiedMount("tmpfs /sys/fs/cgroup tmpfs rw 0 0\ncgroup /sys/fs/cgroup/cpu cgroup rw,cpu 0 0\ncgroup2 /sys/fs/cgroup/unified cgroup2 rw 0 0\n"));

    void AddGroup(string path, string controllers)
    {
        Directory.CreateDirectory(_mount + path);
        File.WriteAllText($"{_mount}{path}/cgroup.controllers", controllers + "\n");
    }

    string[] Write(string text)
    {
        byte[] room = new byte[4096];
        int length = new CgroupPaths(_mount).Write(Encoding.UTF8.GetBytes(text), room);
        return Encoding.UTF8.GetString(room, 0, length).Split('\0', StringSplitOptions.RemoveEmptyEntries);
    }
}
