using System.Net;
using System.Net.Sockets;
using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.Yaml;

namespace Gyrfalcon.Engine.Testing;

/// <summary>Connections in few words: the socket is made as well.</summary>
sealed class SocketSteps(TestScene scene, DiagnosticBag diagnostics)
{
    /// <summary>The keys of a connect beside its address.</summary>
    public static readonly string[] ConnectKeys = ["from", "protocol"];

    /// <summary>The keys of an accept beside the peer's address.</summary>
    public static readonly string[] AcceptKeys = ["on"];

    /// <summary>The keys of a listen beside its address.</summary>
    public static readonly string[] ListenKeys = ["protocol"];

    const int FamilyUnix = 1, FamilyInet = 2, FamilyInet6 = 10;
    const int TypeStream = 1, TypeDatagram = 2;

    // sun_path of sockaddr_un.
    const int LongestUnixPath = 108;

    /// <summary>A socket is made and connected, to <c>ADDRESS:PORT</c> or to the path of a unix socket.</summary>
    public IEnumerable<byte[]> Connect(TestProcess process, TestMapping step, YamlScalar? to, long? result, ulong time)
    {
        if (to is { IsNull: false } && to.Value.StartsWith('/'))
        {
            if (to.Value.Length > LongestUnixPath)
            {
                step.Error($"no unix socket has a path of more than {LongestUnixPath} characters", to.Span);
                return [];
            }

            long unix = Take(process);
            byte[] path = EventBuilder.UnixTuple(0, 1, to.Value);
            return [SocketOf(process, unix, FamilyUnix, TypeStream, time), ConnectOf(process, unix, path, EventBuilder.SocketAddress(to.Value), result, time + 1)];
        }

        if (ReadEnd(step, to, "10.0.0.5:4444") is not { } peer) return [];
        bool isIpv6 = peer.AddressFamily == AddressFamily.InterNetworkV6;
        var source = step.Has("from") ? ReadEnd(step, step.Scalar("from"), "10.0.0.9:43210") : IPEndPoint.Parse(isIpv6 ? "[fd00::9]:43210" : "10.0.0.9:43210");
        if (source is null || ReadType(step) is not { } type) return [];
        if (source.AddressFamily != peer.AddressFamily)
        {
            step.Error("both ends of a connection are of one family", step.Find("from")!.Span);
            return [];
        }

        long fd = Take(process);
        return
        [
            SocketOf(process, fd, isIpv6 ? FamilyInet6 : FamilyInet, type, time),
            ConnectOf(process, fd, EventBuilder.SocketTuple(source.ToString(), peer.ToString()), EventBuilder.SocketAddress(peer.ToString()), result, time + 1),
        ];
    }

    /// <summary>A connection of a peer is accepted.</summary>
    public IEnumerable<byte[]> Accept(TestProcess process, TestMapping step, YamlScalar? from, long? result, ulong time)
    {
        if (ReadEnd(step, from, "10.0.0.5:43210") is not { } peer) return [];
        bool isIpv6 = peer.AddressFamily == AddressFamily.InterNetworkV6;
        var own = step.Has("on") ? ReadEnd(step, step.Scalar("on"), "10.0.0.9:8080") : IPEndPoint.Parse(isIpv6 ? "[fd00::9]:8080" : "10.0.0.9:8080");
        if (own is null) return [];
        if (own.AddressFamily != peer.AddressFamily)
        {
            step.Error("both ends of a connection are of one family", step.Find("on")!.Span);
            return [];
        }

        long fd = result is < 0 and var error ? error : Take(process);
        return [new EventBuilder(EventCode.SocketAccept4V6X, process.Pid, time).With("fd", fd).With("tuple", EventBuilder.SocketTuple(peer.ToString(), own.ToString())).With("flags", 0).Build()];
    }

    /// <summary>A socket is made, bound to an address and listened on.</summary>
    public IEnumerable<byte[]> Listen(TestProcess process, TestMapping step, YamlScalar? on, ulong time)
    {
        if (ReadEnd(step, on, "0.0.0.0:8080") is not { } end || ReadType(step) is not { } type) return [];
        long fd = Take(process);
        return
        [
            SocketOf(process, fd, end.AddressFamily == AddressFamily.InterNetworkV6 ? FamilyInet6 : FamilyInet, type, time),
            new EventBuilder(EventCode.SocketBindX, process.Pid, time + 1).With("res", 0).With("addr", EventBuilder.SocketAddress(end.ToString())).With("fd", fd).Build(),
            new EventBuilder(EventCode.SocketListenX, process.Pid, time + 2).With("res", 0).With("fd", fd).With("backlog", 128).Build(),
        ];
    }

    long Take(TestProcess process)
    {
        long fd = process.NextDescriptor;
        scene.Set(process with { LastDescriptor = fd, NextDescriptor = fd + 1 });
        return fd;
    }

    IPEndPoint? ReadEnd(TestMapping step, YamlScalar? value, string example)
    {
        // Without a port, IPv6 needs no brackets; so a bare address is taken for one that lacks it.
        if (value is { IsNull: false } && value.Value.Contains(':', StringComparison.Ordinal) && IPEndPoint.TryParse(value.Value, out var end)
            && (end.AddressFamily == AddressFamily.InterNetwork || value.Value.StartsWith('['))) return end;
        diagnostics.Error(LoadCodes.RuleTest, $"'{value?.Value}' is no address with a port; expected one such as {example} (IPv6 in brackets)", value?.Span ?? step.Span);
        return null;
    }

    static int? ReadType(TestMapping step)
    {
        switch (step.Scalar("protocol")?.Value)
        {
            case null or "tcp":
                return TypeStream;
            case "udp":
                return TypeDatagram;
            case var other:
                step.Error($"there is no protocol '{other}' here; expected tcp or udp", step.Find("protocol")!.Span);
                return null;
        }
    }

    static byte[] SocketOf(TestProcess process, long fd, int family, int type, ulong time) =>
        new EventBuilder(EventCode.SocketSocketX, process.Pid, time).With("fd", fd).With("domain", family).With("type", type).With("proto", 0).With("flags", 0).Build();

    static byte[] ConnectOf(TestProcess process, long fd, byte[] tuple, byte[] address, long? result, ulong time) =>
        new EventBuilder(EventCode.SocketConnectX, process.Pid, time).With("res", result ?? 0).With("tuple", tuple).With("fd", fd).With("addr", address).Build();
}
