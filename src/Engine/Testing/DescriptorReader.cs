using System.Globalization;
using System.Net;
using System.Text;
using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Scap;
using Gyrfalcon.Engine.State;
using Gyrfalcon.Engine.Yaml;

namespace Gyrfalcon.Engine.Testing;

/// <summary>
/// Reads the descriptors that a process has open before the first event, by their numbers: the path of a file,
/// <c>tcp FROM-&gt;TO</c>, <c>tcp listen ADDRESS</c> (<c>udp</c> likewise), <c>unix PATH</c>, <c>pipe</c>.
/// </summary>
sealed class DescriptorReader(DiagnosticBag diagnostics)
{
    // In the driver's encoding: for reading and writing.
    const uint ReadWrite = 3;

    const int MaxDescriptors = 1024, MaxNumber = 65535;

    readonly DescriptorRecordWriter _writer = new();

    /// <summary>The process with its descriptors.</summary>
    public TestProcess Read(YamlMapping fds, TestProcess process)
    {
        _writer.Begin(process.Pid);
        long last = process.LastDescriptor;
        foreach (var (key, node) in fds.Entries.Take(MaxDescriptors))
        {
            if (node is not YamlScalar value || !int.TryParse(key.Value, NumberStyles.None, CultureInfo.InvariantCulture, out int number) || number > MaxNumber || !TryAdd(number, value.Value))
            {
                string message = "this is no descriptor; expected 'NUMBER: TEXT' with the path of a file, 'tcp FROM->TO', 'udp FROM->TO', 'tcp listen ADDRESS', 'unix PATH' or 'pipe'";
                diagnostics.Error(LoadCodes.RuleTest, message, node.Span);
                continue;
            }

            last = Math.Max(last, number);
        }

        return process with { Descriptors = _writer.Finish(0).ToArray(), LastDescriptor = last, NextDescriptor = Math.Max(process.NextDescriptor, last + 1) };
    }

    bool TryAdd(int number, string text)
    {
        if (text.StartsWith('/'))
        {
            _writer.AddFile(number, 0, ReadWrite, Encoding.UTF8.GetBytes(text), 0);
            return true;
        }

        switch (text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            case ["pipe"]:
                _writer.AddNamed(number, 0, FdType.Fifo, default);
                return true;
            case ["unix", var path]:
                _writer.AddUnixSocket(number, 0, 0, 0, Encoding.UTF8.GetBytes(path));
                return true;
            case [("tcp" or "udp") and var protocol, "listen", var address] when IPEndPoint.TryParse(address, out var end):
                _writer.AddServerSocket(number, 0, end.Address.GetAddressBytes(), (ushort)end.Port, ProtocolOf(protocol));
                return true;
            case [("tcp" or "udp") and var protocol, var ends] when TryParseEnds(ends, out var from, out var to):
                _writer.AddSocket(number, 0, from.Address.GetAddressBytes(), (ushort)from.Port, to.Address.GetAddressBytes(), (ushort)to.Port, ProtocolOf(protocol));
                return true;
            default:
                return false;
        }
    }

    /// <summary>Reads both ends of a connection, <c>FROM-&gt;TO</c>, of one family.</summary>
    public static bool TryParseEnds(string text, out IPEndPoint from, out IPEndPoint to)
    {
        from = to = new IPEndPoint(0, 0);
        if (text.Split("->") is not [var source, var destination]) return false;
        if (!IPEndPoint.TryParse(source, out var first) || !IPEndPoint.TryParse(destination, out var second)) return false;
        (from, to) = (first, second);
        return first.AddressFamily == second.AddressFamily;
    }

    static L4Protocol ProtocolOf(string name) => name == "tcp" ? L4Protocol.Tcp : L4Protocol.Udp;
}
