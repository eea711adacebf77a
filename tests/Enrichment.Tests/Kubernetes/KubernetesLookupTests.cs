using System.Text;
using System.Text.Json.Nodes;
using Gyrfalcon.Engine.State;
using Gyrfalcon.Enrichment.Tests.Fakes;
using Microsoft.AspNetCore.Http;

namespace Gyrfalcon.Enrichment.Tests.Kubernetes;

/// <summary>What the API server says comes into the stream, and follows it through all that a server does and should not do.</summary>
public sealed class KubernetesLookupTests
{
    const string Services = "/api/v1/namespaces/shop/services";

    [Fact]
    public async Task Watch_PodOfADeployment_IsToldWithAllThatItBelongsTo()
    {
        await using var cluster = await StartShopAsync();
        cluster.Watch().AwaitPod("pod-1");

        Assert.Equal("cart", Text(cluster.Find(KubernetesKind.Pod, "pod-1")!.Labels.Find("app"u8)));
        Assert.Equal("shop", Text(cluster.Find(KubernetesKind.Pod, "pod-1")!.Namespace));
        Assert.Equal("blue", Text(cluster.Find(KubernetesKind.Namespace, "ns-uid")!.Labels.Find("team"u8)));
        Assert.Equal("7d9f", Text(cluster.Find(KubernetesKind.ReplicaSet, "rs-uid")!.Labels.Find("hash"u8)));
        Assert.Equal("gold", Text(cluster.Find(KubernetesKind.Deployment, "deployment-uid")!.Labels.Find("tier"u8)));
        Assert.Equal(("shop", "cart-7d9f", "cart"), (cluster.Relatives("pod-1", KubernetesKind.Namespace), cluster.Relatives("pod-1", KubernetesKind.ReplicaSet), cluster.Relatives("pod-1", KubernetesKind.Deployment)));
        Assert.Equal("front", cluster.Relatives("pod-1", KubernetesKind.Service));

        var list = cluster.Server.Requests.First(r => r.Path == FakeApiServer.Pods);
        Assert.Contains("fieldSelector=spec.nodeName%3Dnode-1", list.Query, StringComparison.Ordinal);
        Assert.StartsWith("application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1", list.Accept, StringComparison.Ordinal);
        Assert.Equal(1, cluster.Server.Requests.Count(r => r.Path.EndsWith("/replicasets/cart-7d9f", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Watch_PodOfAReplicationController_IsToldWithIt()
    {
        await using var cluster = await Cluster.StartAsync();
        cluster.Server.Objects["/api/v1/namespaces/shop/replicationcontrollers/old"] = Cluster.Object("rc-uid", "old", "shop", "age=9");
        cluster.Server.Set(FakeApiServer.Pods, Cluster.Object("pod-1", "old-x", "shop", owner: ("ReplicationController", "old", "rc-uid")));
        cluster.Watch().AwaitPod("pod-1");
        Assert.Equal("9", Text(cluster.Find(KubernetesKind.ReplicationController, "rc-uid")!.Labels.Find("age"u8)));
    }

    // The kubelet names their cgroups by what it knew before the API server did.
    [Fact]
    public async Task Watch_PodFromAFileOfTheNode_HasTheUidOfItsCgroup()
    {
        await using var cluster = await Cluster.StartAsync();
        var pod = Cluster.Object("api-uid", "etcd-node-1", "kube-system");
        pod["metadata"]!["annotations"]!["kubernetes.io/config.mirror"] = "1b74ab3f6b3d0f9e5b6c1f3e2d4c5b6a";
        cluster.Server.Set(FakeApiServer.Pods, pod);
        cluster.Watch().AwaitPod("1b74ab3f6b3d0f9e5b6c1f3e2d4c5b6a");
        cluster.Server.Remove(FakeApiServer.Pods, "api-uid");
        cluster.Await(() => cluster.Host.Kubernetes.Count == 0, "the deletion");
    }

    [Fact]
    public async Task Watch_PodsAndServicesComeChangeAndGo_FollowsThem()
    {
        await using var cluster = await StartShopAsync();
        cluster.Watch().AwaitPod("pod-1");
        cluster.Server.Set(FakeApiServer.Pods, Cluster.Object("pod-2", "cart-2", "shop", "app=cart", ("ReplicaSet", "cart-7d9f", "rs-uid")));
        cluster.AwaitPod("pod-2");
        Assert.Equal("cart", cluster.Relatives("pod-2", KubernetesKind.Deployment));

        cluster.Server.Set(FakeApiServer.Pods, Cluster.Object("pod-2", "cart-2", "shop", "app=other"));
        cluster.Await(() => Text(cluster.Find(KubernetesKind.Pod, "pod-2")!.Labels.Find("app"u8)) == "other", "the new label");
        Assert.Equal("", cluster.Relatives("pod-2", KubernetesKind.Service));

        cluster.Server.Set(Services, Cluster.Service("svc-3", "back", "app=other"));
        cluster.Await(() => cluster.Relatives("pod-2", KubernetesKind.Service) == "back", "the new service");
        cluster.Server.Remove(Services, "svc-3");
        cluster.Await(() => cluster.Find(KubernetesKind.Service, "svc-3") is null, "the end of the service");

        cluster.Server.Remove(FakeApiServer.Pods, "pod-1");
        cluster.Await(() => cluster.Find(KubernetesKind.Pod, "pod-1") is null, "the end of the first pod");
        Assert.NotNull(cluster.Find(KubernetesKind.Namespace, "ns-uid"));
        cluster.Server.Remove(FakeApiServer.Pods, "pod-2");
        cluster.Await(() => cluster.Host.Kubernetes.Count == 0, "the end of everything");
    }

    [Fact]
    public async Task Watch_HistoryIsGone_ListsAgainAndFindsWhatItMissed()
    {
        await using var cluster = await StartShopAsync();
        cluster.Watch().AwaitPod("pod-1");
        cluster.Server.Remove(FakeApiServer.Pods, "pod-1", isMissed: true);
        cluster.Server.Set(FakeApiServer.Pods, Cluster.Object("pod-2", "cart-2", "shop"));
        cluster.Server.Compact();
        cluster.Await(() => cluster.Find(KubernetesKind.Pod, "pod-1") is null && cluster.Find(KubernetesKind.Pod, "pod-2") is not null, "the second list");
    }

    [Theory]
    [InlineData("""{"type":"ADDED","object":{"metadata":{"na""")]
    [InlineData("<html>\n")]
    [InlineData("{}\n")]
    [InlineData("null\n")]
    [InlineData("""{"type":"ERROR","object":{"code":500}}""" + "\n")]
    [InlineData("")]
    public async Task Watch_LinesThatMakeNoSense_AreSurvived(string line)
    {
        await using var cluster = await StartShopAsync();
        int spoiled = 0;
        cluster.Server.Intercept = async context =>
        {
            if (context.Request.Path != FakeApiServer.Pods || !context.Request.Query.ContainsKey("watch") || Interlocked.Increment(ref spoiled) > 1) return false;
            await context.Response.WriteAsync(line);
            return true;
        };
        cluster.Watch().AwaitPod("pod-1");
        cluster.Server.Set(FakeApiServer.Pods, Cluster.Object("pod-2", "cart-2", "shop"));
        cluster.AwaitPod("pod-2");
    }

    [Theory]
    [InlineData(403, "status 403: the role lacks 'list pods'")]
    [InlineData(500, "status 500")]
    [InlineData(200, "the answer makes no sense")]
    public async Task Watch_ServerRefuses_SaysWhyAndGoesOnWhenItAnswers(int status, string reason)
    {
        await using var cluster = await StartShopAsync();
        cluster.Server.Intercept = async context =>
        {
            context.Response.StatusCode = status;
            await context.Response.WriteAsync("no");
            return true;
        };
        cluster.Watch();
        Assert.Contains("until it answers", cluster.AwaitLog(reason), StringComparison.Ordinal);
        cluster.Server.Intercept = null;
        cluster.AwaitPod("pod-1");
        cluster.AwaitLog("tells of the pods on node-1");
    }

    // Without rights on owners the pod itself, and the name of its replica set, are still told.
    [Fact]
    public async Task Watch_OwnersAreForbidden_TellsThePodWithoutThem()
    {
        await using var cluster = await StartShopAsync();
        cluster.Server.Intercept = context =>
        {
            bool isOwner = context.Request.Path.Value!.Contains("/replicasets/", StringComparison.Ordinal);
            if (isOwner) context.Response.StatusCode = 403;
            return Task.FromResult(isOwner);
        };
        cluster.Watch().AwaitPod("pod-1");
        Assert.Equal(("cart-7d9f", ""), (cluster.Relatives("pod-1", KubernetesKind.ReplicaSet), cluster.Relatives("pod-1", KubernetesKind.Deployment)));
        cluster.AwaitLog("the role lacks 'get replicasets'");
    }

    [Fact]
    public async Task Watch_CallThatHangs_DelaysThePodAndNothingElse()
    {
        await using var cluster = await StartShopAsync();
        cluster.Server.Intercept = async context =>
        {
            if (!context.Request.Path.Value!.Contains("/deployments/", StringComparison.Ordinal)) return false;
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
            return true;
        };
        cluster.Server.Set(FakeApiServer.Pods, Cluster.Object("pod-2", "bare", "shop"));
        cluster.Watch().AwaitPod("pod-2");
        cluster.AwaitPod("pod-1");
        Assert.Equal("cart", cluster.Relatives("pod-1", KubernetesKind.Deployment));
        cluster.AwaitLog("deployments: no answer");
    }

    [Fact]
    public async Task Watch_TokenIsReplaced_TheNewOneIsRead()
    {
        await using var cluster = await StartShopAsync();
        cluster.Server.Token = "second";
        cluster.Watch().AwaitLog("status 401: the token is not accepted");
        File.WriteAllText(cluster.Server.Options.TokenFile, "second");
        cluster.AwaitPod("pod-1");
    }

    [Fact]
    public async Task Watch_CertificateOfSomebodyElse_IsRefused()
    {
        await using var cluster = await StartShopAsync();
        using var other = new TestAuthority();
        File.WriteAllText(cluster.Server.Options.CaFile, other.Pem);
        cluster.Watch().AwaitLog("its certificate is signed by none of");
        Assert.Empty(cluster.Server.Requests);
    }

    [Fact]
    public async Task Watch_NothingListens_SaysSo()
    {
        await using var cluster = await StartShopAsync();
        cluster.Watch(address: new Uri("https://127.0.0.1:1")).AwaitLog("connection refused");
    }

    [Fact]
    public async Task Watch_FilesAreMissing_SaysWhich()
    {
        await using var cluster = await StartShopAsync();
        cluster.Watch(cluster.Server.Options with { TokenFile = "/nowhere/token" }).AwaitLog("the token in /nowhere/token cannot be read");
        cluster.Watch(cluster.Server.Options with { CaFile = "/nowhere/ca.crt" }).AwaitLog("the certificates in /nowhere/ca.crt cannot be read");
    }

    [Fact]
    public async Task Watch_FiveThousandPods_AreListedInPages()
    {
        await using var cluster = await Cluster.StartAsync();
        for (int i = 0; i < 5_000; i++) cluster.Server.Set(FakeApiServer.Pods, Cluster.Object($"pod-{i}", $"p{i}", "shop", $"n={i}"));
        cluster.Watch().Await(() => cluster.Host.Kubernetes.Count == 5_000, "all pods");
        Assert.Equal(50, cluster.Server.Requests.Count(r => r.Path == FakeApiServer.Pods && !r.Query.Contains("watch", StringComparison.Ordinal)));
        Assert.Equal(5_000, cluster.Told);
        Assert.InRange(cluster.Server.Requests.Count(r => r.Path == Services), 1, 2);
    }

    static async Task<Cluster> StartShopAsync()
    {
        var cluster = await Cluster.StartAsync();
        var objects = cluster.Server.Objects;
        objects["/api/v1/namespaces/shop"] = Cluster.Object("ns-uid", "shop", null, "team=blue");
        objects["/apis/apps/v1/namespaces/shop/replicasets/cart-7d9f"] = Cluster.Object("rs-uid", "cart-7d9f", "shop", "hash=7d9f", ("Deployment", "cart", "deployment-uid"));
        objects["/apis/apps/v1/namespaces/shop/deployments/cart"] = Cluster.Object("deployment-uid", "cart", "shop", "tier=gold");
        cluster.Server.Set(Services, Cluster.Service("svc-1", "front", "app=cart"));
        cluster.Server.Set(Services, Cluster.Service("svc-2", "other", "app=cart,tier=none"));
        cluster.Server.Set(Services, Cluster.Object("svc-0", "headless", "shop"));
        cluster.Server.Set(FakeApiServer.Pods, Cluster.Object("pod-1", "cart-7d9f-x", "shop", "app=cart", ("ReplicaSet", "cart-7d9f", "rs-uid")));
        return cluster;
    }

    static string Text(byte[]? bytes) => Encoding.UTF8.GetString(bytes ?? []);
}
