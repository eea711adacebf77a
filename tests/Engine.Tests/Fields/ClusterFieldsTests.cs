using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.State;
using Gyrfalcon.Engine.Tests.Scap;
using Gyrfalcon.Engine.Tests.State;

namespace Gyrfalcon.Engine.Tests.Fields;

/// <summary>What the stream tells of pods, as fields show it.</summary>
public sealed class ClusterFieldsTests
{
    const long InPod = 20;
    const long OnHost = 30;

    readonly FieldFixture _fixture = new();

    public ClusterFieldsTests()
    {
        _fixture.Add(InPod, 1, "cart").Cgroups.Set(EventBuilder.List("cpuset=" + KubernetesBytes.Cgroup));
        _fixture.Add(OnHost, 1, "sshd").Cgroups.Set(EventBuilder.List("cpuset=/system.slice/sshd.service"));
    }

    [Theory]
    [InlineData("k8smeta.pod.name", "\"cart-7d9f\"")]
    [InlineData("k8smeta.pod.uid", "\"3e41dc6b-08a8-44db-bc2a-3724b18ab19a\"")]
    [InlineData("k8smeta.pod.label[app]", "\"cart\"")]
    [InlineData("k8smeta.pod.label[empty]", "\"\"")]
    [InlineData("k8smeta.pod.label[none]", "null")]
    [InlineData("k8smeta.pod.labels", "[\"app:cart\",\"empty:\",\"tier:web\"]")]
    [InlineData("k8smeta.pod.ip", "\"10.244.0.9\"")]
    [InlineData("k8smeta.ns.name", "\"shop\"")]
    [InlineData("k8smeta.ns.uid", "\"ns-uid\"")]
    [InlineData("k8smeta.ns.label[team]", "\"blue\"")]
    [InlineData("k8smeta.ns.labels", "[\"team:blue\"]")]
    [InlineData("k8smeta.deployment.name", "\"cart\"")]
    [InlineData("k8smeta.deployment.uid", "\"deployment-uid\"")]
    [InlineData("k8smeta.deployment.label[app]", "\"cart\"")]
    [InlineData("k8smeta.deployment.labels", "[\"app:cart\"]")]
    [InlineData("k8smeta.svc.name", "[\"front\",\"back\"]")]
    [InlineData("k8smeta.svc.uid", "[\"svc-uid-1\",\"svc-uid-2\"]")]
    [InlineData("k8smeta.svc.label[app]", "[\"a\",\"b\"]")]
    [InlineData("k8smeta.svc.label[x]", "[\"1\"]")]
    [InlineData("k8smeta.svc.label[none]", "null")]
    [InlineData("k8smeta.svc.labels", "[\"app:a\",\"x:1\",\"app:b\"]")]
    [InlineData("k8smeta.rs.name", "\"cart-7d9f\"")]
    [InlineData("k8smeta.rs.uid", "\"rs-uid\"")]
    [InlineData("k8smeta.rs.label[hash]", "\"7d9f\"")]
    [InlineData("k8smeta.rs.labels", "[\"hash:7d9f\"]")]
    [InlineData("k8smeta.rc.name", "\"old\"")]
    [InlineData("k8smeta.rc.uid", "\"rc-uid\"")]
    [InlineData("k8smeta.rc.label[age]", "\"9\"")]
    [InlineData("k8smeta.rc.labels", "[\"age:9\"]")]
    [InlineData("k8s.ns.id", "\"ns-uid\"")]
    [InlineData("k8s.ns.label[team]", "\"blue\"")]
    [InlineData("k8s.ns.labels", "\"team:blue\"")]
    [InlineData("k8s.deployment.name", "\"cart\"")]
    [InlineData("k8s.deployment.id", "\"deployment-uid\"")]
    [InlineData("k8s.deployment.label[app]", "\"cart\"")]
    [InlineData("k8s.deployment.labels", "\"app:cart\"")]
    [InlineData("k8s.rs.name", "\"cart-7d9f\"")]
    [InlineData("k8s.rs.id", "\"rs-uid\"")]
    [InlineData("k8s.rs.label[hash]", "\"7d9f\"")]
    [InlineData("k8s.rs.labels", "\"hash:7d9f\"")]
    [InlineData("k8s.rc.name", "\"old\"")]
    [InlineData("k8s.rc.id", "\"rc-uid\"")]
    [InlineData("k8s.rc.label[age]", "\"9\"")]
    [InlineData("k8s.rc.labels", "\"age:9\"")]
    [InlineData("k8s.svc.name", "\"front, back\"")]
    [InlineData("k8s.svc.id", "\"svc-uid-1, svc-uid-2\"")]
    [InlineData("k8s.svc.label[app]", "\"a, b\"")]
    [InlineData("k8s.svc.labels", "\"app:a, x:1, app:b\"")]
    public void Json_OfThreadInPodThatTheStreamToldOf_IsWhatItTold(string field, string expected)
    {
        foreach (var relative in KubernetesBytes.Relatives) Tell(relative);
        Tell(KubernetesBytes.Pod());
        Assert.Equal(expected, Json(FieldFixture.Quiet(InPod), field));
        Assert.Equal("null", Json(FieldFixture.Quiet(OnHost), field));
    }

    [Fact]
    public void Json_BeforeThePodWasToldAndAfterItWent_IsNothing()
    {
        Assert.Equal("null", Json(FieldFixture.Quiet(InPod), "k8smeta.pod.uid"));
        Tell(KubernetesBytes.Pod());
        Assert.Equal("\"shop\"", Json(FieldFixture.Quiet(InPod), "k8smeta.ns.name"));
        Tell(KubernetesBytes.Pod("Delete"));
        Assert.Equal("null", Json(FieldFixture.Quiet(InPod), "k8smeta.ns.name"));
    }

    // The uids are with the pod; what is told of its relatives may come later, or never.
    [Fact]
    public void Json_OfPodWhoseRelativesWereNotTold_HasTheirUidsAlone()
    {
        Tell(KubernetesBytes.Pod());
        foreach (string kind in (string[])["ns", "deployment", "rs", "rc"])
        {
            Assert.NotEqual("null", Json(FieldFixture.Quiet(InPod), $"k8smeta.{kind}.uid"));
            Assert.Equal("null", Json(FieldFixture.Quiet(InPod), $"k8smeta.{kind}.labels"));
        }

        Assert.Equal("[\"svc-uid-1\",\"svc-uid-2\"]", Json(FieldFixture.Quiet(InPod), "k8smeta.svc.uid"));
        Assert.Equal("null", Json(FieldFixture.Quiet(InPod), "k8smeta.svc.name"));
    }

    [Fact]
    public void Json_OfPodWithoutAnAddress_IsTheRuntimes()
    {
        _fixture.Host.Threads.Find(InPod)!.ContainerId.Set("3f1c9a7b5e2d"u8);
        Tell(KubernetesBytes.Resource("Pod", KubernetesBytes.PodUid, "cart", "{}"));
        Assert.Equal("null", Json(FieldFixture.Quiet(InPod), "k8smeta.pod.ip"));
        Tell(ContainerBytes.Event(ContainerBytes.Sandbox));
        Tell(ContainerBytes.Event(ContainerBytes.Cart));
        Assert.Equal("\"10.244.0.9\"", Json(FieldFixture.Quiet(InPod), "k8smeta.pod.ip"));
    }

    [Fact]
    public void Json_OfContainerWhoseCgroupNamesNoPod_IsThatOfItsLabel()
    {
        _fixture.Add(40, 1, "cart").ContainerId.Set("3f1c9a7b5e2d"u8);
        Tell(ContainerBytes.Event(ContainerBytes.Cart));
        Tell(KubernetesBytes.Resource("Pod", "3e41dc6b", "cart", "{}"));
        Assert.Equal("\"cart\"", Json(FieldFixture.Quiet(40), "k8smeta.pod.name"));
    }

    // From the bytes of a file to the value of a field.
    [Fact]
    public void Json_OfCaptureThatHoldsAPod_ShowsIt()
    {
        byte[][] blocks =
        [
            new EventBuilder(EventCode.ThreadRecord, 50, 0).With(0, new ThreadRecordBytes(50, 50, 1) { Cgroup = KubernetesBytes.Cgroup }.Build()).Build(),
            .. KubernetesBytes.Relatives.Select(r => r.Build()),
            KubernetesBytes.Pod().Build(),
            FieldFixture.Quiet(50).Build(),
        ];
        foreach (byte[] block in SmallCapture.Read(SmallCapture.Write(blocks))) _fixture.Apply(block);

        Assert.Equal("\"cart\"", Json(FieldFixture.Quiet(50), "k8smeta.deployment.name"));
        Assert.Equal("[\"front\",\"back\"]", Json(FieldFixture.Quiet(50), "k8smeta.svc.name"));
    }

    [Fact]
    public void Extract_OfThreadInPod_AllocatesNothing()
    {
        foreach (var relative in KubernetesBytes.Relatives) Tell(relative);
        Tell(KubernetesBytes.Pod());
        var fields = FieldAllocationTests.AllFields().Where(f => f.Name.StartsWith("k8s", StringComparison.Ordinal)).ToArray();
        byte[] quiet = FieldFixture.Quiet(InPod).Build();
        var scratch = new Scratch();
        Assert.Equal(0, QuietRound.Least(() =>
        {
            var context = new EventContext(EventBuilder.View(quiet), 1, _fixture.Host, scratch);
            _fixture.Host.Apply(ref context);
            long before = GC.GetAllocatedBytesForCurrentThread();
            foreach (var field in fields) field.TryExtract(context, out _);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }));
    }

    void Tell(EventBuilder ev) => _fixture.Apply(ev.Build());

    string Json(EventBuilder ev, string field)
    {
        int bracket = field.IndexOf('[', StringComparison.Ordinal);
        return bracket < 0 ? _fixture.Json(ev, field) : _fixture.Json(ev, field[..bracket], field[(bracket + 1)..^1]);
    }
}
