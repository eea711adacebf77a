using System.Text;
using Gyrfalcon.Engine;
using Gyrfalcon.Engine.Alerts;
using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.Parking;
using Gyrfalcon.Engine.Rules;
using Gyrfalcon.Engine.Sources;
using Gyrfalcon.Engine.State;
using Gyrfalcon.Enrichment.Tests.Fakes;

namespace Gyrfalcon.Enrichment.Tests.Kubernetes;

/// <summary>A pod whose first program is faster than the API server.</summary>
public sealed class PodRequestTests
{
    const string Pod = "3e41dc6b-08a8-44db-bc2a-3724b18ab19a";
    const string Cgroup = "cpu=/kubepods/burstable/pod" + Pod + "/3f1c9a7b5e2d551e2a38eb8f260b4700aefec7e8c007344057e58a9fa3023740";

    [Fact]
    public async Task Detect_PodIsKnownSomeTimeAfterItsFirstProgram_AlertNamesIt()
    {
        await using var cluster = await Cluster.StartAsync();
        var alerts = Detect(cluster);

        // On a machine that is busy 400 ms may be over before the API server is asked at all.
        cluster.ReportAfter = TimeSpan.FromMinutes(1);
        cluster.Watch().AwaitLog("tells of the pods");
        cluster.Take(EventBuilder.View(Exec()));
        Assert.Equal((0, 1), (alerts.Count, cluster.Detector!.ParkedCount));

        await Task.Delay(200, TestContext.Current.CancellationToken);
        cluster.Server.Set(FakeApiServer.Pods, Cluster.Object(Pod, "cart-x", "shop", "app=cart"));
        cluster.AwaitPod(Pod);

        Assert.EndsWith("sh in shop, a cart", Assert.Single(alerts), StringComparison.Ordinal);
        Assert.Equal((0, 0), (cluster.Detector.ParkedCount, cluster.Detector.Enrichment.Failures.Count));
    }

    [Fact]
    public async Task Detect_PodIsNeverTold_AlertSaysWhy()
    {
        await using var cluster = await Cluster.StartAsync();
        var alerts = Detect(cluster);
        cluster.Watch().AwaitLog("tells of the pods");
        cluster.Take(EventBuilder.View(Exec()));

        cluster.Await(() => alerts.Count > 0, "the failure");

        Assert.EndsWith("sh in <NA>, a <NA>", alerts[0], StringComparison.Ordinal);
        Assert.Equal(["kubernetes: no API server has told of the pod"], cluster.Detector!.Enrichment.Failures.Keys);
    }

    [Fact]
    public async Task Request_ApiServerIsInTrouble_IsToldAtOnce()
    {
        await using var cluster = await Cluster.StartAsync();
        cluster.Watch(address: new Uri("https://127.0.0.1:1")).AwaitLog("connection refused");
        cluster.Take(EventBuilder.View(Exec()));

        Assert.True(cluster.Host.PodRequests.IsPending(Encoding.UTF8.GetBytes(Pod)));
        Assert.Equal("kubernetes: connection refused", AwaitFailure(cluster));
    }

    [Fact]
    public async Task Request_OwnerIsLate_SaysSo()
    {
        await using var cluster = await Cluster.StartAsync();
        var held = new TaskCompletionSource();
        cluster.Server.Intercept = async context =>
        {
            if (context.Request.Path.Value!.Contains("replicasets", StringComparison.Ordinal)) await held.Task;
            return false;
        };
        cluster.Server.Set(FakeApiServer.Pods, Cluster.Object(Pod, "cart-x", "shop", "app=cart", ("ReplicaSet", "cart", "rs-uid")));
        cluster.Watch().AwaitLog("tells of the pods");
        cluster.Take(EventBuilder.View(Exec()));

        Assert.Equal("kubernetes: no answer yet to what the pod belongs to", AwaitFailure(cluster));
        held.SetResult();
        cluster.AwaitPod(Pod);
    }

    [Fact]
    public async Task Request_StateHasForgottenThePod_IsToldAgain()
    {
        await using var cluster = await Cluster.StartAsync();
        cluster.Server.Objects["/api/v1/namespaces/shop"] = Cluster.Object("ns-uid", "shop", null, "team=blue");
        cluster.Server.Set(FakeApiServer.Pods, Cluster.Object(Pod, "cart-x", "shop", "app=cart"));
        cluster.Watch().AwaitPod(Pod);
        cluster.Host.Clear();

        cluster.Take(EventBuilder.View(Exec()));
        cluster.AwaitPod(Pod);

        Assert.Equal("shop", cluster.Relatives(Pod, KubernetesKind.Namespace));
    }

    static List<string> Detect(Cluster cluster)
    {
        const string rule = """
            - rule: r
              desc: d
              condition: evt.type = execve and container.id != host
              output: "%proc.name in %k8smeta.ns.name, a %k8smeta.pod.label.app"
              priority: INFO
            """;
        var rules = RulesLoader.Load([new SourceText("a.yaml", rule)], new RulesOptions()).Ruleset!;
        var formatter = new AlertFormatter(new AlertOptions(), SyscallSource.Instance);
        List<string> alerts = [];
        cluster.Detector = new(cluster.Host, rules, (rule, in context) => alerts.Add(Encoding.UTF8.GetString(formatter.Format(rule, context))), new ParkingOptions());
        return alerts;
    }

    static string AwaitFailure(Cluster cluster)
    {
        byte[] uid = Encoding.UTF8.GetBytes(Pod);
        cluster.Await(() => !cluster.Host.PodRequests.FailureOf(uid).IsEmpty, "the failure");
        return Encoding.UTF8.GetString(cluster.Host.PodRequests.FailureOf(uid));
    }

    static byte[] Exec() => new EventBuilder(EventCode.SyscallExecveV19X, 20).With("res", 0).With("exe", "/bin/sh").With("tid", 20).With("pid", 20)
        .With("ptid", 1).With("comm", "sh").WithList("cgroups", Cgroup).With("trusted_exepath", "/bin/sh").Build();
}
