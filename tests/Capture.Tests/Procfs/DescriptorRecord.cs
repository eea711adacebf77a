using System.Net;
using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Capture.Tests.Procfs;

/// <summary>One decoded descriptor of a descriptor list, FDL V2 (<c>scap-format</c> §2.6).</summary>
sealed record DescriptorRecord(long Fd, ulong Inode, FdType Type)
{
    public string Name = "";
    public uint Flags, Device;
    public ulong Source, Destination;
    public IPEndPoint? From, To;
    public L4Protocol Protocol;

    public static Dictionary<long, DescriptorRecord> Decode(EventView view, out long tid)
    {
        Assert.Equal(EventCode.DescriptorRecord, view.Code);
        var body = new RecordFields(view.Parameter(0));
        tid = body.I64();
        var descriptors = new Dictionary<long, DescriptorRecord>();
        while (body.Remaining > 0)
        {
            int length = (int)body.U32();
            var fields = new RecordFields(body.Take(length - 4));
            var descriptor = DecodeOne(ref fields);
            Assert.Equal(0, fields.Remaining);
            descriptors.Add(descriptor.Fd, descriptor);
        }

        return descriptors;
    }

    static DescriptorRecord DecodeOne(ref RecordFields f)
    {
        var d = new DescriptorRecord(f.I64(), f.U64(), (FdType)f.U8());
        switch (d.Type)
        {
            case FdType.Ipv4Socket or FdType.Ipv6Socket:
                int size = d.Type == FdType.Ipv4Socket ? 4 : 16;
                var source = new IPAddress(f.Take(size));
                var destination = new IPAddress(f.Take(size));
                d.From = new IPEndPoint(source, f.U16());
                d.To = new IPEndPoint(destination, f.U16());
                d.Protocol = (L4Protocol)f.U8();
                break;
            case FdType.Ipv4ServerSocket or FdType.Ipv6ServerSocket:
                var address = new IPAddress(f.Take(d.Type == FdType.Ipv4ServerSocket ? 4 : 16));
                d.From = new IPEndPoint(address, f.U16());
                d.Protocol = (L4Protocol)f.U8();
                break;
            case FdType.UnixSocket:
                d.Source = f.U64();
                d.Destination = f.U64();
                d.Name = f.Text();
                break;
            case FdType.FileV2:
                d.Flags = f.U32();
                d.Name = f.Text();
                d.Device = f.U32();
                break;
            default:
                d.Name = f.Text();
                break;
        }

        return d;
    }
}
