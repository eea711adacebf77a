using System.Text;
using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Tests.State;

public sealed class KubernetesTableTests
{
    [Fact]
    public void Apply_PodComesChangesAndGoes_IsKnownInBetween()
    {
        var harness = new StateHarness().Apply(KubernetesBytes.Pod());
        var pod = Find(harness, KubernetesKind.Pod, KubernetesBytes.PodUid)!;
        Assert.Equal(("cart-7d9f", "shop", "10.244.0.9"), (Text(pod.Name), Text(pod.Namespace), Text(pod.Ip)));
        Assert.Equal("cart", Text(pod.Labels.Find("app"u8)!));
        Assert.Equal(["svc-uid-1", "svc-uid-2"], pod.ReferencesTo(KubernetesKind.Service).ToArray().Select(Text));

        harness.Apply(KubernetesBytes.Event($$"""{"reason":"Update","kind":"Pod","uid":"{{KubernetesBytes.PodUid}}","meta":"{\"name\":\"other\"}"}"""));
        Assert.Equal("other", Text(Find(harness, KubernetesKind.Pod, KubernetesBytes.PodUid)!.Name));
        Assert.Equal(1, harness.Host.Kubernetes.Count);

        harness.Apply(KubernetesBytes.Pod("Delete"));
        Assert.Equal((0, 0L), (harness.Host.Kubernetes.Count, harness.Host.Kubernetes.Bytes));
    }

    [Fact]
    public void Find_UidOfAnotherKind_IsNothing()
    {
        var harness = new StateHarness().Apply(KubernetesBytes.Resource("Namespace", "ns-uid", "shop", "{}"));
        Assert.NotNull(Find(harness, KubernetesKind.Namespace, "ns-uid"));
        Assert.Null(Find(harness, KubernetesKind.Pod, "ns-uid"));
    }

    [Fact]
    public void Apply_FullTable_TheOneToldLongestAgoGivesWay()
    {
        var harness = new StateHarness(new() { MaxKubernetesResources = 3 });
        foreach (string uid in "abcad".Select(c => c.ToString())) harness.Apply(KubernetesBytes.Pod(uid: uid));

        Assert.Null(Find(harness, KubernetesKind.Pod, "b"));
        Assert.NotNull(Find(harness, KubernetesKind.Pod, "a"));
        Assert.Equal((3, 1L), (harness.Host.Kubernetes.Count, harness.Host.Counters.ResourcesEvicted));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"reason":"Create","kind":"Pod"}""")]
    [InlineData("""{"reason":"Create","uid":"a"}""")]
    [InlineData("""{"reason":"Other","kind":"Pod","uid":"a"}""")]
    [InlineData("""{"reason":"Create","kind":"Pod","uid":7}""")]
    [InlineData("""{"reason":"Create","kind":"Pod","uid":"a","meta":"{"}""")]
    [InlineData("""{"reason":"Create","kind":"Pod","uid":"\ud800"}""")]
    public void Apply_MalformedJson_IsRefusedAndCounted(string json)
    {
        var harness = new StateHarness().Apply(KubernetesBytes.Event(json));
        Assert.Equal((0, 1L), (harness.Host.Kubernetes.Count, harness.Host.Counters.ResourcesRefused));
    }

    [Theory]
    [InlineData("""{"reason":"Create","kind":"DeamonSet","uid":"a"}""", 0)]
    [InlineData("""{"x":[{}],"reason":"Create","kind":"Pod","uid":"a","meta":7,"status":"null","refs":{"resources":{"Service":{"list":[7,"s"]},"Pod":7}}}""", 1)]
    public void Apply_WhatIsNotKnown_IsPassedOver(string json, int count)
    {
        var harness = new StateHarness().Apply(KubernetesBytes.Event(json));
        Assert.Equal((count, 0L), (harness.Host.Kubernetes.Count, harness.Host.Counters.ResourcesRefused));
    }

    [Fact]
    public void Apply_TooLongOrTooDeep_IsRefused()
    {
        var harness = new StateHarness()
            .Apply(KubernetesBytes.Resource("Pod", "a", new string('x', 1_100_000), "{}"))
            .Apply(KubernetesBytes.Resource("Pod", "a", "x", new string('[', 100) + new string(']', 100)));
        Assert.Equal((0, 2L), (harness.Host.Kubernetes.Count, harness.Host.Counters.ResourcesRefused));
    }

    [Fact]
    public void Apply_AnyBytes_NeverThrow()
    {
        var random = new Random(5);
        byte[] good = Encoding.UTF8.GetBytes("""{"reason":"Create","kind":"Pod","uid":"a","meta":"{\"name\":\"n\",\"labels\":{\"a\":\"b\"}}","refs":{"resources":{"Service":{"list":["s"]}}}}""");
        var harness = new StateHarness();
        for (int i = 0; i < 20_000; i++)
        {
            byte[] json = [.. good];
            for (int n = random.Next(1, 4); n > 0; n--) json[random.Next(json.Length)] = (byte)random.Next(1, 256);
            harness.Apply(KubernetesBytes.Event("").With("data", json[..random.Next(json.Length / 2, json.Length + 1)]));
        }

        Assert.True(harness.Host.Counters.ResourcesRefused > 1000);
    }

    [Theory]
    [InlineData("cpuset=/kubepods/besteffort/pod05869489-8c7f-45dc-9abd-1b1620787bb1/691e", "05869489-8c7f-45dc-9abd-1b1620787bb1")]
    [InlineData("cpuset=/kubepods.slice/kubepods-besteffort.slice/kubepods-besteffort-pod0f90f31c_ebeb_4192_a2b0_92e076c43817.slice/4c97", "0f90f31c-ebeb-4192-a2b0-92e076c43817")]
    [InlineData("a=/x\0b=/kubepods/pod05869489-8c7f-45dc-9abd-1b1620787bb1", "05869489-8c7f-45dc-9abd-1b1620787bb1")]
    [InlineData("a=/kubepods.slice/kubepods-pod1b74ab3f6b3d0f9e5b6c1f3e2d4c5b6a.slice/x", "1b74ab3f6b3d0f9e5b6c1f3e2d4c5b6a")]
    [InlineData("a=/kubepods.slice/kubepods-besteffort-pod438943***343r2e-fsdwed-32ewad-e2dw-2.slice", "")]
    [InlineData("a=/machine.slice/libpod-05869489.scope/podpod", "")]
    [InlineData("a=/kubepods/pod05869489-8c7f-45dc-9abd-1b1620787bb", "")]
    [InlineData("a=/kubepods/pod1b74ab3f6b3d0f9e5b6c1f3e2d4c5b6a1", "")]
    [InlineData("", "")]
    public void FindPod_CgroupsOfAThread_IsTheUidOrNothing(string cgroups, string expected) =>
        Assert.Equal(expected, Text(PodUid.Find(Encoding.UTF8.GetBytes(cgroups), new byte[PodUid.MaxLength])));

    static KubernetesResource? Find(StateHarness harness, KubernetesKind kind, string uid) => harness.Host.Kubernetes.Find(kind, Encoding.UTF8.GetBytes(uid));

    static string Text(ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetString(bytes);

    static string Text(byte[] bytes) => Encoding.UTF8.GetString(bytes);
}
