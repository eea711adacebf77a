using System.Net;
using System.Text;
using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Tests.State;

/// <summary>Users, interfaces and the machine.</summary>
public sealed class HostRecordTests
{
    [Fact]
    public void Apply_UserAndGroupRecords_AreTheHosts()
    {
        var harness = new StateHarness();
        harness.Apply(Record(EventCode.UserRecord, Sized([0, .. BitConverter.GetBytes(33u), .. BitConverter.GetBytes(34u), .. Text("www"), .. Text("/var/www"), .. Text("/bin/sh")])));
        harness.Apply(Record(EventCode.UserRecord, Sized([1, .. BitConverter.GetBytes(34u), .. Text("web")])));

        var user = harness.Host.Users.FindUser(33)!;
        Assert.Equal((34u, "www", "/var/www", "/bin/sh"), (user.Gid, Encoding.UTF8.GetString(user.Name), Encoding.UTF8.GetString(user.Home), Encoding.UTF8.GetString(user.Shell)));
        Assert.Equal("web"u8, harness.Host.Users.FindGroup(34));
        Assert.Null(harness.Host.Users.FindUser("abc"u8, 33));
        Assert.Equal(0, harness.Host.Counters.RecordsMalformed);
    }

    [Fact]
    public void Apply_UserEvents_AreTheContainersOwn()
    {
        var harness = new StateHarness();
        harness.Apply(new EventBuilder(EventCode.UserAddedE, -1).With("uid", 5).With("gid", 6).With("name", "app").With("home", "/").With("shell", "").With("container_id", "abc"));
        harness.Apply(new EventBuilder(EventCode.GroupAddedE, -1).With("gid", 6).With("name", "apps").With("container_id", "abc"));
        Assert.Equal("app"u8, harness.Host.Users.FindUser("abc"u8, 5)!.Name);
        Assert.Equal("apps"u8, harness.Host.Users.FindGroup("abc"u8, 6));
        Assert.Null(harness.Host.Users.FindUser(5));
        Assert.Null(harness.Thread);

        harness.Apply(new EventBuilder(EventCode.UserDeletedE, -1).With("uid", 5).With("container_id", "abc"));
        harness.Apply(new EventBuilder(EventCode.GroupDeletedE, -1).With("gid", 6).With("container_id", "abc"));
        Assert.Null(harness.Host.Users.FindUser("abc"u8, 5));
        Assert.Equal(0, harness.Host.Users.Count);
    }

    [Fact]
    public void SetUser_BeyondTheLimitOrAnInstruction_IsRefused()
    {
        var users = new HostState(new() { MaxUsers = 2 });
        for (uint uid = 1; uid < 5; uid++) users.Users.SetUser(uid, new(0, "u"u8.ToArray(), [], []));
        Assert.Equal((2, 2L), (users.Users.Count, users.Counters.UsersRefused));

        users.Users.SetUser(1, new(0, "renamed"u8.ToArray(), [], []));
        Assert.Equal("renamed"u8, users.Users.FindUser(1)!.Name);
        users.Users.RemoveUser(default, 2);
        users.Users.SetUser(9, new(0, "+nis"u8.ToArray(), [], []));
        Assert.Null(users.Users.FindUser(9));
    }

    [Fact]
    public void SetUser_BeyondTheShareOfItsContainer_IsRefused()
    {
        var host = new HostState(new() { MaxUsersPerContainer = 2 });
        for (uint uid = 1; uid < 5; uid++) host.Users.SetUser("abc"u8, uid, 0, "u"u8, default, default);
        host.Users.SetGroup("abc"u8, 1, "g"u8);
        host.Users.SetUser("def"u8, 1, 0, "u"u8, default, default);
        for (uint uid = 1; uid < 5; uid++) host.Users.SetUser(default, uid, 0, "u"u8, default, default);

        Assert.Equal((7, 3L, 0L), (host.Users.Count, host.Counters.UsersRefused, host.Counters.UsersEvicted));
    }

    [Fact]
    public void SetUser_FullTable_UsersOfTheOldestContainerGiveWay()
    {
        var host = new HostState(new() { MaxUsers = 4 });
        host.Users.SetUser(default, 1, 0, "host"u8, default, default);
        host.Users.SetUser("abc"u8, 1, 0, "one"u8, default, default);
        host.Users.SetGroup("abc"u8, 1, "g"u8);
        host.Users.SetUser("def"u8, 1, 0, "two"u8, default, default);
        host.Users.SetUser("ghi"u8, 1, 0, "three"u8, default, default);

        Assert.Null(host.Users.FindUser("abc"u8, 1));
        Assert.NotNull(host.Users.FindUser(1));
        Assert.NotNull(host.Users.FindUser("def"u8, 1));
        Assert.NotNull(host.Users.FindUser("ghi"u8, 1));
        Assert.Equal((3, 2L, 0L), (host.Users.Count, host.Counters.UsersEvicted, host.Counters.UsersRefused));

        // The host's own are never evicted, and a container does not evict itself.
        for (uint uid = 2; uid < 9; uid++) host.Users.SetUser(default, uid, 0, "host"u8, default, default);
        Assert.Equal((4, 4L, 4L), (host.Users.Count, host.Counters.UsersEvicted, host.Counters.UsersRefused));
    }

    [Fact]
    public void RemoveContainer_ItsUsers_AreGone()
    {
        var host = new HostState();
        host.Users.SetUser("abc"u8, 1, 1, "a"u8, default, default);
        host.Users.SetGroup("abc"u8, 1, "a"u8);
        host.Users.SetGroup(1, "b"u8.ToArray());
        host.Users.RemoveContainer("abc"u8);
        Assert.Equal(1, host.Users.Count);
    }

    [Fact]
    public void Apply_InterfaceRecords_TellWhatIsLocal()
    {
        var harness = new StateHarness();
        harness.Apply(Record(EventCode.InterfaceRecord, Interface(1, "10.1.2.3", "255.255.255.0")));
        harness.Apply(Record(EventCode.InterfaceRecord, Interface(2, "fe80::1", "ffff:ffff:ffff:ffff::")));

        var interfaces = harness.Host.Interfaces;
        Assert.Equal(2, interfaces.Count);
        Assert.True(interfaces.IsLocal(0x0a010203, isIpv6: false));
        Assert.False(interfaces.IsLocal(0x0a010204, isIpv6: false));
        Assert.True(interfaces.IsLocal((UInt128)0xfe80 << 112 | 99, isIpv6: true));
    }

    [Fact]
    public void Apply_MachineRecord_IsTheMachine()
    {
        byte[] body = new byte[180];
        BitConverter.TryWriteBytes(body, 4u);
        BitConverter.TryWriteBytes(body.AsSpan(4), 1024UL);
        BitConverter.TryWriteBytes(body.AsSpan(12), 32768UL);
        "node-1"u8.CopyTo(body.AsSpan(20));
        BitConverter.TryWriteBytes(body.AsSpan(148), 777UL);
        var harness = new StateHarness().Apply(Record(EventCode.MachineRecord, body));
        Assert.Equal(new MachineInfo(4, 1024, 32768, "node-1", 777), harness.Host.Machine);
    }

    [Theory]
    [InlineData(EventCode.UserRecord)]
    [InlineData(EventCode.InterfaceRecord)]
    [InlineData(EventCode.MachineRecord)]
    [InlineData(EventCode.DescriptorRecord)]
    public void Apply_EmptyOrShortRecord_IsCounted(EventCode code)
    {
        var harness = new StateHarness().Apply(Record(code, [])).Apply(Record(code, [9, 0, 0, 0, 1]));
        Assert.Equal(2, harness.Host.Counters.RecordsMalformed);
    }

    static byte[] Interface(ushort type, string address, string mask)
    {
        byte[] body = [.. BitConverter.GetBytes(type), 4, 0, .. IPAddress.Parse(address).GetAddressBytes(), .. IPAddress.Parse(mask).GetAddressBytes(),
            .. IPAddress.Parse(mask).GetAddressBytes(), .. new byte[8], .. "eth0"u8];
        return [.. BitConverter.GetBytes(body.Length), .. body];
    }

    static EventBuilder Record(EventCode code, byte[] record) => new EventBuilder(code, -1, 0).With(0, record);

    static byte[] Sized(byte[] body) => [.. BitConverter.GetBytes(body.Length + 4), .. body];

    static byte[] Text(string text) => [.. BitConverter.GetBytes((ushort)text.Length), .. Encoding.UTF8.GetBytes(text)];
}
