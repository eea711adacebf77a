using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.Fields;
using Gyrfalcon.Engine.Sources;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Tests.Fields;

/// <summary>No field allocates, whether it gives a value or not: what is composed lies in the scratch of the event.</summary>
public sealed class FieldAllocationTests
{
    /// <summary>Every field of the catalogue, and of those with an argument one with each shape of it.</summary>
    internal static List<BoundField> AllFields()
    {
        List<BoundField> fields = [];
        foreach (var field in SyscallSource.Instance.Fields.All)
        {
            if ((field.Argument & FieldArgument.Required) == 0) fields.Add(FieldFixture.Bind(field.Name));
            if ((field.Argument & FieldArgument.Index) != 0) fields.Add(FieldFixture.Bind(field.Name, "1"));
            if ((field.Argument & FieldArgument.Key) != 0) fields.Add(FieldFixture.Bind(field.Name, "cpu"));
        }

        foreach (string name in ParameterPlaces.AllNames()) fields.AddRange([FieldFixture.Bind("evt.arg." + name), FieldFixture.Bind("evt.rawarg." + name)]);
        fields.AddRange([FieldFixture.Bind("evt.abspath.src"), FieldFixture.Bind("evt.abspath.dst"), FieldFixture.Bind("evt.type.is.openat"), FieldFixture.Bind("thread.cgroup.cpu")]);
        for (int i = 0; i < 8; i++) fields.Add(FieldFixture.Bind("evt.arg", i.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        return fields;
    }

    [Fact]
    public void Fields_OfASampleOfEvents_AllocateNothing()
    {
        var fixture = new FieldFixture();
        fixture.Add(1, 0, "init").Env.Set(EventBuilder.List("HOME=/"));
        var thread = fixture.Add(7, 1, "sh", "-c", "x");
        thread.Cgroups.Set(EventBuilder.List("cpu=/a", "memory=/b"));
        thread.Env.Set(EventBuilder.List("HOME=/root", "cpu=1"));
        var socket = FieldFixture.Open(thread, 3, "10.0.0.1:40000->1.2.3.4:443", FdType.Ipv4Socket);
        socket.Protocol = L4Protocol.Tcp;
        socket.Flags |= FdFlags.RoleClient;
        FieldFixture.Open(thread, 4, "/etc/passwd");
        byte[][] blocks =
        [
            FieldFixture.Quiet(7).Build(),
            new EventBuilder(EventCode.SyscallReadX, tid: 7).With("res", 3).With("data", "abc").With("fd", 4).With("size", 9).Build(),
            new EventBuilder(EventCode.SyscallOpenatV2X, tid: 7).With("fd", -2).With("dirfd", -100).With("name", "../x").With("flags", 4097).With("mode", 0).With("dev", 0).With("ino", 0).Build(),
            new EventBuilder(EventCode.SocketConnectX, tid: 7).With("res", -111).With("tuple", EventBuilder.SocketTuple("10.0.0.1:40000", "1.2.3.4:443")).With("fd", 3).With("addr", EventBuilder.SocketAddress("1.2.3.4:443")).Build(),
            new EventBuilder(EventCode.SyscallPollX, tid: 7).With("res", 1).With("fds", [1, 0, 3, 0, 0, 0, 0, 0, 0, 0, 1, 0]).Build(),
            new EventBuilder(EventCode.SyscallRenameX, tid: 7).With("res", 0).With("oldpath", "a").With("newpath", "/b").Build(),
            new EventBuilder(EventCode.GenericX, tid: 7).With("ID", 16).With("nativeID", 39).Build(),
        ];

        var fields = AllFields();
        var scratch = new Scratch();
        foreach (byte[] block in blocks)
        {
            // The first round grows the scratch and makes what the runtime makes once.
            Ask(block, fields, fixture.Host, scratch);
            Assert.Equal("", string.Join(' ', Ask(block, fields, fixture.Host, scratch)));
        }
    }

    // The names of the fields that allocated.
    static List<string> Ask(byte[] block, List<BoundField> fields, HostState host, Scratch scratch)
    {
        scratch.Reset();
        var context = new EventContext(EventBuilder.View(block), 1, host, scratch);
        host.Apply(ref context);
        List<string> allocating = [];
        foreach (var field in fields)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            field.TryExtract(context, out _);
            field.TryExtractText(context, out _);
            if (GC.GetAllocatedBytesForCurrentThread() != before) allocating.Add(field.Name);
        }

        return allocating;
    }
}
