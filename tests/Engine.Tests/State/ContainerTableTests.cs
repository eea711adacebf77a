using System.Text;
using Gyrfalcon.Engine.Events;

namespace Gyrfalcon.Engine.Tests.State;

public sealed class ContainerTableTests
{
    [Fact]
    public void Apply_ContainerComesAndGoes_IsKnownInBetween()
    {
        var harness = new StateHarness().Apply(ContainerBytes.Event(ContainerBytes.Cart));
        var container = harness.Host.Containers.Find(Encoding.UTF8.GetBytes(ContainerBytes.Id))!;
        Assert.Equal("cart", Encoding.UTF8.GetString(container.Name));
        Assert.Equal("cart", Encoding.UTF8.GetString(container.Labels.Find("app"u8)!));
        Assert.Equal((0x0af40007u, 2), (container.Ipv4, container.Mounts.Count));
        Assert.True(harness.Host.Containers.HasAddress(0x0af40007));
        Assert.Equal(ContainerBytes.Cart.Length, harness.Host.Containers.Bytes);

        harness.Apply(ContainerBytes.Event(ContainerBytes.Cart, "container_removed"));
        Assert.Null(harness.Host.Containers.Find(Encoding.UTF8.GetBytes(ContainerBytes.Id)));
        Assert.Equal((0, 0L), (harness.Host.Containers.Count, harness.Host.Containers.Bytes));
    }

    [Fact]
    public void Apply_ContainerRemoved_TakesItsUsersAlong()
    {
        var harness = new StateHarness().Apply(ContainerBytes.Event(ContainerBytes.Cart));
        harness.Host.Users.SetUser("3f1c9a7b5e2d"u8, 7, 7, "worker"u8, default, default);
        harness.Host.Users.SetUser(default, 7, 7, "alice"u8, default, default);
        harness.Apply(ContainerBytes.Event(ContainerBytes.Cart, "container_removed"));

        Assert.Null(harness.Host.Users.FindUser("3f1c9a7b5e2d"u8, 7));
        Assert.Equal(1, harness.Host.Users.Count);
    }

    [Fact]
    public void Apply_SameContainerAgain_ReplacesWhatWasKnown()
    {
        var harness = new StateHarness();
        harness.Apply(ContainerBytes.Event(ContainerBytes.Small("aaa", "10.0.0.1"))).Apply(ContainerBytes.Event(ContainerBytes.Small("aaa", "10.0.0.2")));

        Assert.Equal(1, harness.Host.Containers.Count);
        Assert.Equal("10.0.0.2", Encoding.UTF8.GetString(harness.Host.Containers.Find("aaa"u8)!.Ip));
        Assert.False(harness.Host.Containers.HasAddress(0x0a000001));
    }

    [Fact]
    public void Apply_FullTable_TheOneToldLongestAgoGivesWay()
    {
        var harness = new StateHarness(new() { MaxContainers = 3 });
        foreach (string id in "abcad".Select(c => c.ToString())) harness.Apply(ContainerBytes.Event(ContainerBytes.Small(id)));

        Assert.Null(harness.Host.Containers.Find("b"u8));
        Assert.NotNull(harness.Host.Containers.Find("a"u8));
        Assert.Equal((3, 1L), (harness.Host.Containers.Count, harness.Host.Counters.ContainersEvicted));
    }

    [Fact]
    public void Apply_TooManyBytes_OlderOnesGiveWay()
    {
        var harness = new StateHarness(new() { MaxContainerBytes = 25_000 });
        for (int i = 0; i < 10; i++) harness.Apply(ContainerBytes.Event(ContainerBytes.Small($"{i}", padding: 10_000)));

        Assert.Equal((2, 8L), (harness.Host.Containers.Count, harness.Host.Counters.ContainersEvicted));
        Assert.InRange(harness.Host.Containers.Bytes, 20_000, 25_000);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"container":null}""")]
    [InlineData("""{"container":{"name":"no id"}}""")]
    [InlineData("""{"container":{"id":12}}""")]
    [InlineData("""{"container":{"id":"abc","labels":{"a":""")]
    [InlineData("""{"container":{"id":"\ud800"}}""")]
    public void Apply_MalformedJson_IsRefusedAndCounted(string json)
    {
        var harness = new StateHarness().Apply(ContainerBytes.Event(json));
        Assert.Equal((0, 1L), (harness.Host.Containers.Count, harness.Host.Counters.ContainersRefused));
    }

    [Fact]
    public void Apply_JsonThatIsTooLongOrTooDeep_IsRefused()
    {
        string deep = $$$"""{"container":{"id":"a","x":{{{new string('[', 100)}}}{{{new string(']', 100)}}}}}""";
        var harness = new StateHarness().Apply(ContainerBytes.Event(deep)).Apply(ContainerBytes.Event(ContainerBytes.Small("a", padding: 300_000)));
        Assert.Equal((0, 2L), (harness.Host.Containers.Count, harness.Host.Counters.ContainersRefused));
    }

    [Fact]
    public void Apply_ValuesOfOtherTypes_CountAsMissing()
    {
        var harness = new StateHarness().Apply(ContainerBytes.Event("""
            {"other":[1],"container":{"id":"a","type":"x","name":7,"ip":"fe80::1","privileged":"true","labels":[1],"pod_sandbox_labels":{"a":{"b":1},"c":"d"},"Mounts":[1,{"Source":["x"]}]}}
            """));
        var container = harness.Host.Containers.Find("a"u8)!;
        Assert.Equal((0xffff, 0u, false, 0), (container.Type, container.Ipv4, container.IsPrivileged, container.Name.Length));
        Assert.True(container.Labels.All.IsEmpty);
        Assert.Equal("d", Encoding.UTF8.GetString(container.SandboxLabels.Find("c"u8)!));
        Assert.Empty(Assert.Single(container.Mounts).Source);
    }

    [Fact]
    public void Apply_AnyBytes_NeverThrow()
    {
        var random = new Random(3);
        byte[] good = Encoding.UTF8.GetBytes(ContainerBytes.Cart);
        var harness = new StateHarness();
        for (int i = 0; i < 20_000; i++)
        {
            byte[] json = [.. good];
            for (int n = random.Next(1, 4); n > 0; n--) json[random.Next(json.Length)] = (byte)random.Next(1, 256);
            harness.Apply(ContainerBytes.Event("").With("data", json[..random.Next(json.Length / 2, json.Length + 1)]));
        }

        Assert.True(harness.Host.Counters.ContainersRefused > 1000);
    }

    [Fact]
    public void Apply_OtherAsynchronousEvent_TellsNothing()
    {
        var harness = new StateHarness().Apply(ContainerBytes.Event(ContainerBytes.Cart, "other"));
        Assert.Equal((0, 0L), (harness.Host.Containers.Count, harness.Host.Counters.ContainersRefused));
    }
}
