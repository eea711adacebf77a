using System.Net;
using System.Net.NetworkInformation;
using System.Text;
using Gyrfalcon.Capture.Tests.Procfs;
using Gyrfalcon.Engine.Events;

namespace Gyrfalcon.Capture.Tests;

public sealed class HostFactsTests : IDisposable
{
    const ulong BootTime = 1_700_000_000_000_000_000;

    readonly string _root = Directory.CreateTempSubdirectory("gyr-host-").FullName;

    public void Dispose() => Directory.Delete(_root, true);

    [Fact]
    public void Read_ThisHost_HasMachineThenInterfacesThenUsers()
    {
        var blocks = HostFacts.Read("", 5, BootTime);
        var codes = blocks.Select(Code).ToList();
        Assert.Equal(EventCode.MachineRecord, codes[0]);
        Assert.Equal(codes.Order().Reverse(), codes);

        var machine = Fields(blocks.Peek());
        Assert.Equal(180, machine.Remaining);
        Assert.Equal((uint)Environment.ProcessorCount, machine.U32());
        Assert.InRange(machine.U64(), 64ul << 20, 64ul << 40);
        Assert.Equal(File.ReadAllText("/proc/sys/kernel/pid_max").Trim(), machine.U64().ToString());
        Assert.Equal(File.ReadAllText("/proc/sys/kernel/hostname").Trim(), Encoding.UTF8.GetString(machine.Take(128)).TrimEnd('\0'));
        Assert.Equal(BootTime, machine.U64());
    }

    [Fact]
    public void Read_Loopback_HasItsAddresses()
    {
        var loopback = NetworkInterface.GetAllNetworkInterfaces().Single(i => i.Name == "lo").GetIPProperties().UnicastAddresses.Select(a => a.Address);
        var found = new List<IPAddress>();
        foreach (byte[] block in HostFacts.Read("", 5, BootTime).Where(b => Code(b) == EventCode.InterfaceRecord))
        {
            var fields = Fields(block);
            Assert.Equal((uint)fields.Remaining - 4, fields.U32());
            int size = fields.U16() == 1 ? 4 : 16;
            int nameLength = fields.U16();
            var address = new IPAddress(fields.Take(size));
            var netmask = new IPAddress(fields.Take(size));
            fields.Take(size);
            fields.U64();
            string name = Encoding.UTF8.GetString(fields.Take(nameLength));
            Assert.Equal(0, fields.Remaining);
            if (name != "lo") continue;
            found.Add(address);
            if (size == 4) Assert.Equal(IPAddress.Parse("255.0.0.0"), netmask);
        }

        Assert.Equal(loopback.Select(a => a.ToString()).Order(), found.Select(a => a.ToString()).Order());
    }

    [Fact]
    public void Read_OtherRoot_HasItsUsersAndGroups()
    {
        Directory.CreateDirectory(_root + "/etc");
        File.WriteAllText(_root + "/etc/passwd", "root:x:0:0:root:/root:/bin/bash\n# a comment\nbroken:x:one:2\nümit:x:1000:100:,,,:/home/ümit:\n:x:7:7:::\n");
        File.WriteAllText(_root + "/etc/group", "root:x:0:\nwheel:x:10:root,ümit\nbad:x:\n");
        var blocks = HostFacts.Read(_root, 5, BootTime).Where(b => Code(b) == EventCode.UserRecord).ToList();

        Assert.Equal(4, blocks.Count);
        var user = Fields(blocks[1]);
        Assert.Equal((uint)user.Remaining, user.U32());
        Assert.Equal(0, user.U8());
        Assert.Equal((1000u, 100u), (user.U32(), user.U32()));
        Assert.Equal(("ümit", "/home/ümit", ""), (user.Text(), user.Text(), user.Text()));
        var group = Fields(blocks[3]);
        group.U32();
        Assert.Equal(1, group.U8());
        Assert.Equal((10u, "wheel"), (group.U32(), group.Text()));
        Assert.Equal(0, group.Remaining);
    }

    [Fact]
    public void Read_RootWithoutFiles_HasNoUsers() =>
        Assert.DoesNotContain(HostFacts.Read(_root, 5, BootTime), b => Code(b) == EventCode.UserRecord);

    static EventCode Code(byte[] block) => EventView.TryCreate(block, 0, out var view, out string? error) ? view.Code : throw new InvalidOperationException(error);

    static RecordFields Fields(byte[] block) => EventView.TryCreate(block, 0, out var view, out string? error)
        ? new RecordFields(view.Parameter(0))
        : throw new InvalidOperationException(error);
}
