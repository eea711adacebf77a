using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.Tests.Scap;
using Gyrfalcon.Engine.Tests.State;

namespace Gyrfalcon.Engine.Tests.Fields;

/// <summary>What the stream tells of containers, as fields show it.</summary>
public sealed class ContainerFieldsTests
{
    const long InContainer = 20;
    const long OnHost = 30;

    readonly FieldFixture _fixture = new();

    public ContainerFieldsTests()
    {
        _fixture.Add(InContainer, 1, "cart").ContainerId.Set("3f1c9a7b5e2d"u8);
        _fixture.Add(OnHost, 1, "sshd");
    }

    [Theory]
    [InlineData("container.id", "\"3f1c9a7b5e2d\"")]
    [InlineData("container.full_id", "\"3f1c9a7b5e2d551e2a38eb8f260b4700aefec7e8c007344057e58a9fa3023740\"")]
    [InlineData("container.name", "\"cart\"")]
    [InlineData("container.type", "\"containerd\"")]
    [InlineData("container.image", "\"registry.example/shop/cart:1.4\"")]
    [InlineData("container.image.id", "\"0ca0fed353fb\"")]
    [InlineData("container.image.repository", "\"registry.example/shop/cart\"")]
    [InlineData("container.image.tag", "\"1.4\"")]
    [InlineData("container.image.digest", "\"sha256:b9ff\"")]
    [InlineData("container.privileged", "true")]
    [InlineData("container.host_pid", "true")]
    [InlineData("container.host_network", "true")]
    [InlineData("container.host_ipc", "false")]
    [InlineData("container.ip", "\"10.244.0.7\"")]
    [InlineData("container.cni.json", "\"\"")]
    [InlineData("container.mounts", "\"/etc:/host/etc:ro:false:rprivate,/var/lib/kubelet/pods/x:/data::true:rslave\"")]
    [InlineData("container.mount[1]", "\"/var/lib/kubelet/pods/x:/data::true:rslave\"")]
    [InlineData("container.mount[2]", "null")]
    [InlineData("container.mount[^/etc$]", "\"/etc:/host/etc:ro:false:rprivate\"")]
    [InlineData("container.mount[/nowhere]", "null")]
    [InlineData("container.mount[(]", "null")]
    [InlineData("container.mount.dest[/var/lib/kube*]", "\"/data\"")]
    [InlineData("container.mount.source[/data]", "\"/var/lib/kubelet/pods/x\"")]
    [InlineData("container.mount.source[/etc]", "\"/etc\"")]
    [InlineData("container.mount.mode[0]", "\"ro\"")]
    [InlineData("container.mount.rdwr[kubelet]", "\"true\"")]
    [InlineData("container.mount.propagation[1]", "\"rslave\"")]
    [InlineData("container.label[app]", "\"cart\"")]
    [InlineData("container.label.io.kubernetes.pod.name", "\"cart-7d9f\"")]
    [InlineData("container.label[none]", "null")]
    [InlineData("container.labels", "\"app:cart, empty, tier:web\"")]
    [InlineData("container.healthcheck", "null")]
    [InlineData("k8s.pod.name", "\"cart-7d9f\"")]
    [InlineData("k8s.ns.name", "\"shop\"")]
    [InlineData("k8s.pod.id", "\"3e41dc6b\"")]
    [InlineData("k8s.pod.uid", "\"3e41dc6b\"")]
    [InlineData("k8s.pod.sandbox_id", "\"63060edc2d3a\"")]
    [InlineData("k8s.pod.full_sandbox_id", "\"63060edc2d3aa803ab559f2393776b151f99fc5b05035b21db66b3b62246ad6a\"")]
    [InlineData("k8s.pod.label[team]", "\"blue\"")]
    [InlineData("k8s.pod.labels", "\"team:blue\"")]
    [InlineData("k8s.pod.ip", "\"10.244.0.9\"")]
    [InlineData("k8s.pod.cni.json", "\"{\\\"bridge\\\":{}}\"")]
    [InlineData("k8s.rc.name", "null")]
    public void Json_OfThreadInContainerThatTheStreamToldOf_IsWhatItTold(string field, string expected)
    {
        Tell(ContainerBytes.Event(ContainerBytes.Sandbox));
        Tell(ContainerBytes.Event(ContainerBytes.Cart));
        Assert.Equal(expected, Json(FieldFixture.Quiet(InContainer), field));
    }

    [Fact]
    public void Json_BeforeTheContainerWasTold_HasTheIdAlone()
    {
        Assert.Equal("\"3f1c9a7b5e2d\"", Json(FieldFixture.Quiet(InContainer), "container.id"));
        foreach (string field in (string[])["container.name", "container.image", "container.privileged", "container.mounts", "k8s.pod.name", "k8s.pod.labels", "k8s.pod.ip"])
            Assert.Equal("null", Json(FieldFixture.Quiet(InContainer), field));
    }

    [Fact]
    public void Json_WithoutTheSandbox_HasNoAddressOfThePod()
    {
        Tell(ContainerBytes.Event(ContainerBytes.Cart));
        Assert.Equal("null", Json(FieldFixture.Quiet(InContainer), "k8s.pod.ip"));
        Assert.Equal("\"\"", Json(FieldFixture.Quiet(InContainer), "k8s.pod.labels"));
    }

    [Theory]
    [InlineData("container.name", "\"host\"")]
    [InlineData("container.type", "\"host\"")]
    [InlineData("container.image", "\"\"")]
    [InlineData("container.privileged", "false")]
    [InlineData("container.labels", "\"\"")]
    [InlineData("k8s.pod.ip", "\"\"")]
    [InlineData("k8s.pod.name", "null")]
    public void Json_OnTheHost_IsThatOfNoContainer(string field, string expected) => Assert.Equal(expected, Json(FieldFixture.Quiet(OnHost), field));

    [Theory]
    [InlineData("container")]
    [InlineData("container_removed")]
    public void Json_OfTheContainersOwnEvent_IsThatOfItsContainer(string name)
    {
        var ev = ContainerBytes.Event(ContainerBytes.Cart, name);
        Assert.Equal($"\"{name}\"", Json(ev, "evt.type"));
        Assert.Equal("\"cart\"", Json(ev, "container.name"));
        Assert.Equal("\"3f1c9a7b5e2d\"", Json(ev, "container.id"));
        Assert.Equal("\"cart-7d9f\"", Json(ev, "k8s.pod.name"));
        Assert.Equal("\"1000:1000\"", Json(ev, "user.name"));
        Assert.Equal("null", Json(ev, "proc.name"));
        Assert.Equal(name == "container" ? "\"cart\"" : "null", Json(FieldFixture.Quiet(InContainer), "container.name"));
    }

    [Fact]
    public void Json_OfAnOldContainerEvent_HasTheThreadBesideTheContainer()
    {
        var ev = ContainerBytes.OldEvent(ContainerBytes.Cart, InContainer);
        Assert.Equal("\"container\"", Json(ev, "evt.type"));
        Assert.Equal("\"cart\"", Json(ev, "container.name"));
        Assert.Equal("\"cart\"", Json(ev, "proc.name"));
        Assert.Equal("\"1000:1000\"", Json(ev, "user.name"));
    }

    [Fact]
    public void Json_OfSocketInContainer_KnowsTheContainersAddress()
    {
        Tell(StateHarness.Socket(InContainer, 5));
        var connect = new EventBuilder(EventCode.SocketConnectX, InContainer).With("res", 0).With("fd", 5).With("tuple", EventBuilder.SocketTuple("10.244.0.7:5000", "10.0.0.2:443"));
        Assert.Equal("\"10.0.0.2\"", Json(connect, "fd.lip"));
        Tell(ContainerBytes.Event(ContainerBytes.Cart));
        Assert.Equal("\"10.244.0.7\"", Json(connect, "fd.lip"));
        Assert.Equal("false", Json(connect, "fd.is_server"));
    }

    // From the bytes of a file to the value of a field.
    [Fact]
    public void Json_OfCaptureThatHoldsAContainer_ShowsIt()
    {
        byte[][] blocks =
        [
            new EventBuilder(EventCode.ThreadRecord, 50, 0).With(0, new ThreadRecordBytes(50, 50, 1) { Cgroup = ContainerBytes.Cgroup(ContainerBytes.Id) }.Build()).Build(),
            ContainerBytes.Event(ContainerBytes.Cart).Build(),
            FieldFixture.Quiet(50).Build(),
        ];
        var read = SmallCapture.Read(SmallCapture.Write(blocks));
        foreach (byte[] block in read) _fixture.Apply(block);

        Assert.Equal("\"registry.example/shop/cart\"", Json(FieldFixture.Quiet(50), "container.image.repository"));
        Assert.Equal("\"shop\"", Json(FieldFixture.Quiet(50), "k8s.ns.name"));
    }

    void Tell(EventBuilder ev) => _fixture.Apply(ev.Build());

    string Json(EventBuilder ev, string field)
    {
        int bracket = field.IndexOf('[', StringComparison.Ordinal);
        return bracket < 0 ? _fixture.Json(ev, field) : _fixture.Json(ev, field[..bracket], field[(bracket + 1)..^1]);
    }
}
