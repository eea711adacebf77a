using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Tests.State;

public sealed class SocketEventsTests
{
    const string Client = "10.0.0.1:40000";
    const string Server = "10.0.0.2:80";

    static StateHarness Harness(long domain = 2, long type = 1) => new StateHarness().AddProcess(10, 1).Apply(StateHarness.Socket(10, 5, domain, type));

    [Theory]
    [InlineData(1, 1, 0, FdType.UnixSocket, L4Protocol.Unknown)]
    [InlineData(2, 1, 0, FdType.Ipv4Socket, L4Protocol.Tcp)]
    [InlineData(2, 2 | 0x80000, 0, FdType.Ipv4Socket, L4Protocol.Udp)]
    [InlineData(10, 1, 6, FdType.Ipv6Socket, L4Protocol.Tcp)]
    [InlineData(2, 3, 1, FdType.Ipv4Socket, L4Protocol.Raw)]
    [InlineData(2, 2, 1, FdType.Ipv4Socket, L4Protocol.Icmp)]
    [InlineData(2, 3, 255, FdType.Ipv4Socket, L4Protocol.Raw)]
    [InlineData(16, 3, 0, FdType.Netlink, L4Protocol.Unknown)]
    [InlineData(17, 3, 0, FdType.Unknown, L4Protocol.Unknown)]
    public void Socket_DomainTypeAndProtocol_DecideWhatItIs(long domain, long type, long protocol, FdType expected, L4Protocol transport)
    {
        var harness = new StateHarness().AddProcess(10, 1).Apply(StateHarness.Socket(10, 5, domain, type, protocol));
        Assert.Equal((5, expected, transport, ""), (harness.FdNumber, harness.Fd!.Type, harness.Fd.Protocol, harness.FdName));
        Assert.True(harness.Fd.HasNoRole);
    }

    [Fact]
    public void Bind_WithPort_IsAServerSocket()
    {
        var harness = Harness().Apply(Bind("127.0.0.1:8080"));
        Assert.Equal((FdType.Ipv4ServerSocket, "127.0.0.1:8080", true), (harness.Fd!.Type, harness.FdName, harness.FdNameChanged));
        Assert.True(harness.Fd.Has(FdFlags.RoleServer));
        Assert.Equal((0x7f000001u, 8080), ((uint)harness.Fd.Tuple.DestinationAddress, harness.Fd.Tuple.DestinationPort));
        Assert.Equal(L4Protocol.Tcp, harness.Fd.Protocol);
    }

    [Theory]
    [InlineData("[::1]:8081", FdType.Ipv6ServerSocket, "::1:8081")]
    [InlineData("[::]:8081", FdType.Ipv4ServerSocket, ":::8081")]
    [InlineData("[::ffff:1.2.3.4]:8081", FdType.Ipv4ServerSocket, "::ffff:1.2.3.4:8081")]
    public void Bind_Ipv6_IsNamedAsPassed(string address, FdType type, string name)
    {
        var harness = Harness(domain: 10).Apply(Bind(address));
        Assert.Equal((type, name), (harness.Fd!.Type, harness.FdName));
    }

    [Fact]
    public void Bind_PortZeroUnixOrFailure_MakesNoServerSocket()
    {
        var harness = Harness().Apply(Bind("0.0.0.0:0"));
        Assert.Equal((FdType.Ipv4Socket, "0.0.0.0:0"), (harness.Fd!.Type, harness.FdName));
        Assert.True(harness.Fd.HasNoRole);

        harness = Harness(domain: 1).Apply(Bind("/run/x.sock"));
        Assert.Equal((FdType.UnixSocket, "/run/x.sock"), (harness.Fd!.Type, harness.FdName));

        harness = Harness().Apply(Bind("127.0.0.1:80").With("res", -98));
        Assert.Equal("", harness.FdName);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-115)]
    public void Connect_SuccessOrInProgress_IsAConnectedClient(long result)
    {
        var harness = Harness().Apply(Connect(result, Client, Server));
        Assert.Equal("10.0.0.1:40000->10.0.0.2:80", harness.FdName);
        Assert.True(harness.Fd!.Has(FdFlags.RoleClient | FdFlags.Connected));
        Assert.True(harness.FdNameChanged);
    }

    [Fact]
    public void Connect_Refused_ChangesNothing()
    {
        var harness = Harness().Apply(Connect(-111, Client, Server));
        Assert.Equal(("", 5), (harness.FdName, harness.FdNumber));
        Assert.False(harness.Fd!.Has(FdFlags.Connected));
    }

    [Fact]
    public void Connect_Ipv6AndMapped_AreShownInTheirOwnWay()
    {
        var harness = Harness(domain: 10).Apply(Connect(0, "[::1]:5", "[::1]:6"));
        Assert.Equal((FdType.Ipv6Socket, "::1:5->::1:6"), (harness.Fd!.Type, harness.FdName));

        harness = Harness(domain: 10).Apply(Connect(0, "[::ffff:10.0.0.1]:5", "[::ffff:10.0.0.2]:6"));
        Assert.Equal((FdType.Ipv4Socket, "10.0.0.1:5->10.0.0.2:6"), (harness.Fd!.Type, harness.FdName));
    }

    [Fact]
    public void Connect_Unix_IsNamedByPointersAndPath()
    {
        var harness = Harness(domain: 1);
        harness.Apply(new EventBuilder(EventCode.SocketConnectX, 10).With("res", 0).With("fd", 5).With("tuple", EventBuilder.UnixTuple(0xffff88813b44b600, 0xabc, "/srv/sock")));
        Assert.Equal("ffff88813b44b600->abc /srv/sock", harness.FdName);
        Assert.True(harness.Fd!.Has(FdFlags.RoleClient));
    }

    // The memory was changed after the kernel had read it, and the tuple was then filled in from memory.
    [Fact]
    public void Connect_AddressSwappedMeanwhile_TheEnterEventIsBelieved()
    {
        var harness = Harness();
        harness.Apply(new EventBuilder(EventCode.SocketConnectE, 10).With("fd", 5).With("addr", EventBuilder.SocketAddress("6.6.6.6:31337")));
        harness.Apply(Connect(0, Client, Server).With("addr", EventBuilder.SocketAddress(Server)));
        Assert.Equal("10.0.0.1:40000->6.6.6.6:31337", harness.FdName);

        // A tuple that differs from memory is the kernel's own.
        harness = Harness();
        harness.Apply(new EventBuilder(EventCode.SocketConnectE, 10).With("fd", 5).With("addr", EventBuilder.SocketAddress("6.6.6.6:31337")));
        harness.Apply(Connect(0, Client, Server).With("addr", EventBuilder.SocketAddress("7.7.7.7:1")));
        Assert.Equal("10.0.0.1:40000->10.0.0.2:80", harness.FdName);
    }

    [Fact]
    public void Connect_OfABoundUdpSocket_IsSeenFromTheServer()
    {
        var harness = Harness(type: 2).Apply(Bind("10.0.0.1:53")).Apply(Connect(0, "10.0.0.1:53", "10.0.0.9:999"));
        Assert.Equal("10.0.0.9:999->10.0.0.1:53", harness.FdName);
        Assert.True(harness.Fd!.Has(FdFlags.RoleServer));
    }

    [Fact]
    public void Accept_NewDescriptor_IsAConnectedServersEnd()
    {
        var harness = Harness().Apply(new EventBuilder(EventCode.SocketAccept4V6X, 10).With("fd", 6).With("tuple", EventBuilder.SocketTuple(Client, Server)).With("flags", 0x1000));

        Assert.Equal((6, 6, "10.0.0.1:40000->10.0.0.2:80"), (harness.FdNumber, harness.Fd!.Number, harness.FdName));
        Assert.Equal(FdFlags.RoleServer | FdFlags.Connected | FdFlags.CloseOnExec, harness.Fd.Flags);
        Assert.Equal(L4Protocol.Tcp, harness.Fd.Protocol);

        harness.Apply(new EventBuilder(EventCode.SocketAcceptV5X, 10).With("fd", -11));
        Assert.Equal(-1, harness.FdNumber);
    }

    [Fact]
    public void Send_UnconnectedDatagram_IsAClientWithAnInferredSource()
    {
        var harness = Harness(type: 2);
        harness.Host.Interfaces.Add(0x7f000001, 0xff000000);
        harness.Host.Interfaces.Add(0x0a000001, 0xffffff00);
        harness.Apply(Send(5, "0.0.0.0:5000", "10.0.0.7:53"));
        Assert.Equal("10.0.0.1:5000->10.0.0.7:53", harness.FdName);
        Assert.True(harness.Fd!.Has(FdFlags.RoleClient | FdFlags.Connected));

        // The answer is seen from the same side.
        harness.Apply(Receive(5, "10.0.0.7:53", "10.0.0.1:5000"));
        Assert.Equal("10.0.0.1:5000->10.0.0.7:53", harness.FdName);
        Assert.False(harness.FdNameChanged);

        harness.Apply(Send(5, "0.0.0.0:5000", "8.8.8.8:53"));
        Assert.Equal("10.0.0.1:5000->8.8.8.8:53", harness.FdName);
        Assert.True(harness.FdNameChanged);
    }

    [Fact]
    public void Receive_OnABoundSocket_IsAServer()
    {
        var harness = Harness(type: 2).Apply(Bind("10.0.0.1:53")).Apply(Receive(5, "10.0.0.9:7000", "10.0.0.1:53"));
        Assert.Equal((FdType.Ipv4Socket, "10.0.0.9:7000->10.0.0.1:53"), (harness.Fd!.Type, harness.FdName));
        Assert.True(harness.Fd.Has(FdFlags.RoleServer));

        harness.Apply(Send(5, "10.0.0.1:53", "10.0.0.8:7001"));
        Assert.Equal("10.0.0.8:7001->10.0.0.1:53", harness.FdName);
    }

    [Fact]
    public void Receive_FirstOnAnUnboundSocket_IsAServer()
    {
        var harness = Harness(domain: 10, type: 2).Apply(Receive(5, "[fe80::9]:7000", "[fe80::1]:53"));
        Assert.Equal("fe80::9:7000->fe80::1:53", harness.FdName);
        Assert.True(harness.Fd!.Has(FdFlags.RoleServer));
    }

    [Fact]
    public void Send_OnAConnectedTcpSocket_DoesNotLookAtTheTuple()
    {
        var harness = Harness().Apply(Connect(0, Client, Server)).Apply(Send(5, "1.1.1.1:1", "2.2.2.2:2"));
        Assert.Equal("10.0.0.1:40000->10.0.0.2:80", harness.FdName);
        Assert.False(harness.FdNameChanged);
    }

    [Fact]
    public void Send_OnAnUnknownDescriptor_AddsADatagramSocket()
    {
        var harness = new StateHarness().AddProcess(10, 1).Apply(Send(9, Client, Server));
        Assert.Equal((FdType.Ipv4Socket, L4Protocol.Udp, "10.0.0.1:40000->10.0.0.2:80"), (harness.Fd!.Type, harness.Fd.Protocol, harness.FdName));

        harness.Apply(Send(8, Client, Server).With("res", -1));
        Assert.Null(harness.Fd);
    }

    [Fact]
    public void Write_OnAFile_ChangesNothing()
    {
        var harness = new StateHarness().AddProcess(10, 1).Apply(StateHarness.Open(10, 3, "/x"));
        harness.Apply(new EventBuilder(EventCode.SyscallWriteX, 10).With("res", 5).With("fd", 3).With("size", 5));
        Assert.Equal(("/x", FdFlags.None), (harness.FdName, harness.Fd!.Flags));
    }

    static EventBuilder Bind(string address) =>
        new EventBuilder(EventCode.SocketBindX, 10).With("res", 0).With("addr", EventBuilder.SocketAddress(address)).With("fd", 5);

    static EventBuilder Connect(long result, string source, string destination) =>
        new EventBuilder(EventCode.SocketConnectX, 10).With("res", result).With("fd", 5).With("tuple", EventBuilder.SocketTuple(source, destination));

    static EventBuilder Send(long fd, string source, string destination) =>
        new EventBuilder(EventCode.SocketSendtoX, 10).With("res", 1).With("fd", fd).With("size", 1).With("tuple", EventBuilder.SocketTuple(source, destination));

    static EventBuilder Receive(long fd, string source, string destination) =>
        new EventBuilder(EventCode.SocketRecvfromX, 10).With("res", 1).With("fd", fd).With("size", 1).With("tuple", EventBuilder.SocketTuple(source, destination));

    [Theory]
    [InlineData(1, 1, 0, 1)]
    [InlineData(1, 2, 0, 0)]
    [InlineData(41, 1, 0, 0)]
    [InlineData(1, 1, -11, 0)]
    public void Apply_RecvmsgThatPassesDescriptors_AsksForTheProcess(int level, int type, long result, int requests)
    {
        var harness = new StateHarness().AddProcess(10, 1).Apply(StateHarness.Socket(10, 5, domain: 1));
        byte[] credentials = [.. BitConverter.GetBytes(28L), .. BitConverter.GetBytes(1), .. BitConverter.GetBytes(2), .. new byte[12 + 4]];
        byte[] control = [.. credentials, .. BitConverter.GetBytes(20L), .. BitConverter.GetBytes(level), .. BitConverter.GetBytes(type), .. BitConverter.GetBytes(7)];
        harness.Apply(new EventBuilder(EventCode.SocketRecvmsgX, 10).With("res", result).With("fd", 5).With("msgcontrol", control));
        Assert.Equal(Enumerable.Repeat(10L, requests), harness.Requested);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(15, false)]
    [InlineData(16, true)]
    [InlineData(ulong.MaxValue, false)]
    public void PassDescriptors_LengthThatDoesNotFit_EndsTheMessages(ulong length, bool expected)
    {
        byte[] control = [.. BitConverter.GetBytes(length), .. BitConverter.GetBytes(1), .. BitConverter.GetBytes(1)];
        Assert.Equal(expected, ControlMessages.PassDescriptors(control));
        Assert.False(ControlMessages.PassDescriptors(control.AsSpan(1)));
    }

    // Where the reference looks at IPv4 descriptors alone.
    [Fact]
    public void Apply_Ipv6DatagramSocketThatFirstReceives_IsTheServer()
    {
        var harness = new StateHarness().AddProcess(10, 1).Apply(StateHarness.Socket(10, 5, domain: 10, type: 2));
        harness.Apply(new EventBuilder(EventCode.SocketRecvfromX, 10).With("res", 1).With("fd", 5).With("tuple", EventBuilder.SocketTuple("[fe80::2]:4000", "[fe80::1]:53")));
        Assert.True(harness.Fd!.Has(FdFlags.RoleServer));
        Assert.Equal("fe80::2:4000->fe80::1:53", harness.FdName);
    }
}
