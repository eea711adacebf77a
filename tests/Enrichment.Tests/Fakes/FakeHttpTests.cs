using Gyrfalcon.Enrichment.Description;
using Gyrfalcon.Enrichment.Runtimes;
using Gyrfalcon.Enrichment.Runtimes.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Gyrfalcon.Enrichment.Tests.Fakes;

/// <summary>Answers of docker and podman that the real ones give seldom, or should not give.</summary>
public sealed class FakeHttpTests
{
    static readonly string _id = new('a', 64);

    [Fact]
    public async Task Find_ContainerWithPortsNetworkAndHealthCheck_IsDescribed()
    {
        await using var docker = await ServeAsync(path => path switch
        {
            "/containers/aaaaaaaaaaaa/json" => $$$$"""
                {"Id":"{{{{_id}}}}","Name":"/web","Image":"sha256:ee","Created":"2026-01-01T00:00:00.123456789Z","State":{"Pid":1},
                "Config":{"Image":"registry:5000/web","Labels":null,"Env":null,"Healthcheck":{"Test":["CMD-SHELL","curl localhost"]}},
                "HostConfig":{"Privileged":true,"NetworkMode":"net","PidMode":"host","IpcMode":"private","CpuShares":7,"CpuQuota":-1,"Memory":1048576},
                "Mounts":null,"NetworkSettings":{"IPAddress":"","Networks":{"net":{"IPAddress":"172.18.0.9"}},
                "Ports":{"80/tcp":[{"HostIp":"127.0.0.1","HostPort":"8080"},{"HostIp":"::","HostPort":"8080"}],"53/udp":[{"HostIp":"0.0.0.0","HostPort":"53"}],"81/tcp":null}}}
                """,
            "/images/sha256%3Aee/json" or "/images/sha256:ee/json" => """{"Id":"sha256:ee","RepoTags":["registry:5000/web:latest","other:2"],"RepoDigests":["registry:5000/web@sha256:dd"]}""",
            _ => null,
        });
        using var runtime = new DockerRuntime(docker.Path, withSize: false);
        var web = (await runtime.FindAsync("aaaaaaaaaaaa", CancellationToken.None))!;

        Assert.Equal(("web", "172.18.0.9", 1_767_225_600L), (web.Name, web.Ip, web.Created));
        Assert.Equal(("registry:5000/web", "registry:5000/web", "latest", "sha256:dd", "ee"), (web.Image, web.ImageRepository, web.ImageTag, web.ImageDigest, web.ImageId));
        Assert.Equal((true, true, false, 7L, -1L), (web.IsPrivileged, web.HasHostPid, web.HasHostIpc, web.CpuShares, web.CpuQuota));
        Assert.Equal(new PortMapping(0x7f000001, 8080, 80), Assert.Single(web.Ports));
        Assert.Equal(("/bin/sh", "-c curl localhost"), (web.HealthCheck!.Exe, string.Join(' ', web.HealthCheck.Arguments)));
    }

    [Theory]
    [InlineData("null", true)]
    [InlineData("{}", true)]
    [InlineData("""{"Id":""}""", true)]
    [InlineData("[]", false)]
    [InlineData("""{"Id":7}""", false)]
    [InlineData("""{"Id":"aaaaaaaaaaaa","Config":[]}""", false)]
    [InlineData("""{"Id":"aaaaaaaaaaaa","Mounts":[null,{}],"NetworkSettings":{"Ports":{"x":[null]},"Networks":{"a":null}}}""", null)]
    public async Task Find_OddJson_IsNothingOrAReason(string json, bool? isNothing)
    {
        await using var server = await ServeAsync(_ => json);
        foreach (IRuntime runtime in (IRuntime[])[new DockerRuntime(server.Path, withSize: true), new PodmanRuntime(server.Path, withSize: true)])
        {
            var call = runtime.FindAsync("aaaaaaaaaaaa", CancellationToken.None);
            if (isNothing == false) await Assert.ThrowsAsync<RuntimeException>(() => call);
            else Assert.Equal(isNothing == true, await call is null);
            runtime.Dispose();
        }
    }

    [Fact]
    public async Task Find_StatusOfAFailure_IsTheReason()
    {
        await using var server = await FakeServer.StartAsync(HttpProtocols.Http1, context =>
        {
            context.Response.StatusCode = 500;
            return Task.CompletedTask;
        });
        using var runtime = new PodmanRuntime(server.Path, withSize: false);
        var error = await Assert.ThrowsAsync<RuntimeException>(() => runtime.FindAsync("aaaaaaaaaaaa", CancellationToken.None));
        Assert.Equal("status 500", error.Message);
    }

    [Fact]
    public async Task Watch_LinesThatAreNoEvents_ArePassedOver()
    {
        await using var server = await FakeServer.StartAsync(HttpProtocols.Http1, async context =>
        {
            string answer = context.Request.Path.Value!.EndsWith("/events", StringComparison.Ordinal)
                ? "\n<html>\n{}\n{\"Actor\":null}\n" + new string('x', 300_000) + "\n{\"Type\":\"container\",\"Actor\":{\"ID\":\"two\"}}\n"
                : """[{"Id":"one"},{"Id":null}]""";
            await context.Response.WriteAsync(answer);
        });
        using var runtime = new DockerRuntime(server.Path, withSize: false);
        List<string> ids = [];
        await foreach (string id in runtime.WatchAsync(CancellationToken.None)) ids.Add(id);
        Assert.Equal(["one", "two"], ids);
    }

    static Task<FakeServer> ServeAsync(Func<string, string?> answer) => FakeServer.StartAsync(HttpProtocols.Http1, async context =>
    {
        string? json = answer(context.Request.Path.Value!);
        context.Response.StatusCode = json is null ? 404 : 200;
        await context.Response.WriteAsync(json ?? "");
    });
}
