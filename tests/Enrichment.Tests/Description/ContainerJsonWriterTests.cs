using System.Text;
using System.Text.Json;
using Gyrfalcon.Engine.Scap;
using Gyrfalcon.Enrichment.Description;

namespace Gyrfalcon.Enrichment.Tests.Description;

public sealed class ContainerJsonWriterTests
{
    static readonly ContainerDescription _cart = new()
    {
        Type = EngineType.Podman,
        FullId = new string('a', 64),
        Name = "c\"art\u00e9",
        Image = "team/app:1",
        ImageRepository = "team/app",
        ImageTag = "1",
        ImageDigest = "sha256:b",
        ImageId = "c",
        User = "app",
        Ip = "10.0.0.7",
        IsPrivileged = true,
        HasHostPid = true,
        SandboxId = "pod",
        Labels = new Dictionary<string, string> { ["short"] = "x", ["long"] = new('y', 101) },
        SandboxLabels = new Dictionary<string, string> { ["team"] = "birds" },
        Mounts = [new("/src", "/dst", "ro", IsWritable: false, "rslave")],
        Environment = ["A=1"],
        Ports = [new(0x7f000001, 8080, 80)],
        HealthCheck = new("/bin/probe", ["-x"]),
        Created = 17,
        MemoryLimit = 1 << 20,
    };

    [Fact]
    public void Write_Container_IsReadByTheState()
    {
        var answers = new Answers();
        answers.Deliver(ContainerRecordWriter.Container(ContainerJsonWriter.Write(_cart, 100)));
        var info = answers.Await("aaaaaaaaaaaa");

        Assert.Equal("c\"arté", Encoding.UTF8.GetString(info.Name));
        Assert.Equal((11, true, true, false, 0x0a000007u), (info.Type, info.IsPrivileged, info.HasHostPid, info.HasHostNetwork, info.Ipv4));
        Assert.Equal("birds", Encoding.UTF8.GetString(info.SandboxLabels.Find("team"u8)!));
        Assert.Null(info.Labels.Find("long"u8));
        Assert.Equal("/src", Encoding.UTF8.GetString(Assert.Single(info.Mounts).Source));
    }

    [Fact]
    public void Write_Container_HasTheKeysOfThePlugin()
    {
        using var json = JsonDocument.Parse(ContainerJsonWriter.Write(_cart, 100));
        string keys = string.Join(' ', json.RootElement.GetProperty("container").EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal));
        Assert.Equal(
            "Healthcheck Mounts User cni_json cpu_period cpu_quota cpu_shares cpuset_cpu_count created_time env full_id host_ipc host_network host_pid id image "
            + "imagedigest imageid imagerepo imagetag ip is_pod_sandbox labels memory_limit name pod_sandbox_id pod_sandbox_labels port_mappings privileged size "
            + "swap_limit type",
            keys);
    }

    [Fact]
    public void Write_MoreThanTheStateReads_LeavesOutWhatGrows()
    {
        var huge = _cart with { Environment = [.. Enumerable.Repeat(new string('e', 1000), 1000)] };
        byte[] json = ContainerJsonWriter.Write(huge, 100);
        Assert.InRange(json.Length, 500, 2000);
        Assert.Contains("team/app", Encoding.UTF8.GetString(json), StringComparison.Ordinal);
    }
}
