using System.Text;
using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Tests.State;

public sealed class ContainerIdMatcherTests
{
    const string Id = "3f1c9a7b5e2d4c6f8a0b1d3e5f7092a4b6c8d0e2f4061728394a5b6c7d8e9f01";
    const string Other = "a9876543210fedcba9876543210fedcba9876543210fedcba9876543210fedcb";
    const string Short = "3f1c9a7b5e2d";
    const string Supervised = "1a36ed8a8a4e6858420a315cf65c103d";

    [Theory]
    [InlineData("/docker/" + Id, Short)]
    [InlineData("/system.slice/docker-" + Id + ".scope", Short)]
    [InlineData("/libpod_parent/libpod-" + Id, Short)]
    [InlineData("/libpod_parent/" + Other + "/libpod-" + Id, Short)]
    [InlineData("/machine.slice/libpod-" + Id + ".scope/container", Short)]
    [InlineData("/machine.slice/libpod-" + Id + ".scope", Short)]
    [InlineData("/user.slice/libpod-payload-" + Id, Short)]
    [InlineData("/kubepods/besteffort/pod1b0f4e5c-aaaa/" + Id, Short)]
    [InlineData("/kubepods.slice/kubepods-besteffort.slice/kubepods-besteffort-pod1b0f_aaaa.slice/cri-containerd-" + Id + ".scope", Short)]
    [InlineData("/kubepods.slice/kubepods-pod1.slice/crio-" + Id + ".scope", Short)]
    [InlineData("/kubepods/pod1/crio-" + Id, Short)]
    [InlineData("/system.slice/containerd.service/kubepods-besteffort-pod1.slice:cri-containerd:" + Id, Short)]
    [InlineData("/system.slice/nerdctl-" + Id + ".scope", Short)]
    [InlineData("/default/web", "web")]
    [InlineData("/default/a-rather-long-name", "a-rather-lon")]
    [InlineData("/k8s.io/" + Id, Short)]
    [InlineData("/lxc/box", "box")]
    [InlineData("/lxc/box/init.scope", "box")]
    [InlineData("/lxc.payload/box", "box")]
    [InlineData("/lxc.payload.box/system.slice", "box")]
    [InlineData("/machine/box.libvirt-lxc", "box")]
    [InlineData(@"/machine.slice/machine-lxc\x2d2293906\x2dbox.scope/libvirt", @"2293906\x2dbox")]
    [InlineData("/libvirt/lxc/box", "box")]
    [InlineData("/bpm-router", "router")]
    [InlineData("/system.slice/runc-bpm-router.scope", "router")]
    public void Match_CgroupOfAContainer_IsItsId(string cgroup, string id) => Assert.Equal(id, Match($"cpuset={cgroup}", $"cpu={cgroup}", $"memory={cgroup}"));

    [Theory]
    [InlineData("/")]
    [InlineData("/lab")]
    [InlineData("/user.slice/user-1000.slice/session-1.scope")]
    [InlineData("/system.slice/nginx.service")]
    [InlineData("/system.slice/containerd.service")]
    [InlineData("/init.scope")]
    [InlineData("/some_service/" + Supervised)]
    [InlineData("/process_api/" + Supervised)]
    [InlineData("/libpod_parent/conmon")]
    [InlineData("/libpod_parent/" + Other + "/conmon")]
    [InlineData("/machine.slice/libpod-conmon-" + Id + ".scope")]
    [InlineData("/kubepods.slice/crio-conmon-" + Id + ".scope")]
    [InlineData("/kubepods/besteffort/pod1b0f4e5c-aaaa")]
    [InlineData("/docker/" + Id + "0")]
    [InlineData("/docker/3f1c9a7b5e2d4c6f8a0b1d3e5f7092a4b6c8d0e2f4061728394a5b6c7d8e9fzz")]
    [InlineData("/system.slice/foo-bpm-x.service")]
    [InlineData("/lxc.monitor.box")]
    [InlineData("/a/b/c")]
    [InlineData("/kubepods/pod1b0f4e5c-aaaa")]
    [InlineData("/machine/qemu-1-vm.libvirt-qemu")]
    [InlineData("/default/")]
    public void Match_CgroupOfTheHost_IsEmpty(string cgroup) => Assert.Equal("", Match($"cpu={cgroup}", $"memory={cgroup}"));

    // As on the development machines: one controller alone is a supervisor's.
    [Fact]
    public void Match_OneSubsystemInTwoNames_IsTheHost() => Assert.Equal("", Match("cpuset=/", "cpu=/", "memory=/some_service/worker"));

    [Fact]
    public void Match_OneSubsystemInAContainer_IsTheContainer() => Assert.Equal(Short, Match("cpuset=/lab", "cpu=/lab", "memory=/docker/" + Id));

    // A process with rights over its cgroup must not leave the rules about containers behind by making one below.
    [Theory]
    [InlineData("/docker/" + Id + "/sub")]
    [InlineData("/docker/" + Id + "/init.scope")]
    [InlineData("/kubepods/besteffort/pod1b0f/" + Id + "/a/b")]
    [InlineData("/kubepods.slice/cri-containerd-" + Id + ".scope/x")]
    [InlineData("/system.slice/docker-" + Id + ".scope/x")]
    public void Match_CgroupBelowAContainers_IsStillTheContainer(string cgroup) => Assert.Equal(Short, Match($"cpu={cgroup}", $"memory={cgroup}"));

    [Fact]
    public void Match_ContainerInAContainer_IsTheInner() => Assert.Equal(Short, Match($"cpu=/docker/{Other}/kubepods/pod1/{Id}"));

    [Fact]
    public void Match_DamagedText_IsTheHost()
    {
        Assert.True(ContainerIdMatcher.Match(default).IsEmpty);
        Assert.True(ContainerIdMatcher.Match("no path"u8).IsEmpty);
        Assert.True(ContainerIdMatcher.Match("\0\0\0"u8).IsEmpty);
        var random = new Random(1);
        byte[] letters = "/=\0.-abc0123-lxc\\x2dbpm-scope"u8.ToArray();
        for (int i = 0; i < 50_000; i++)
        {
            byte[] bytes = new byte[random.Next(120)];
            for (int b = 0; b < bytes.Length; b++) bytes[b] = letters[random.Next(letters.Length)];
            ContainerIdMatcher.Match(bytes);
        }
    }

    static string Match(params string[] cgroups) => Encoding.UTF8.GetString(ContainerIdMatcher.Match(EventBuilder.List(cgroups)));
}
