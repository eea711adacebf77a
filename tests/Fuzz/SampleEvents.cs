using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.Scap;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Fuzz;

/// <summary>A host and one event of each type of a capture, as it was and with text outside the BMP and text that is no UTF-8.</summary>
sealed class SampleEvents
{
    readonly HostState _host = new();
    readonly Scratch _scratch = new();
    readonly List<byte[]> _blocks = [];

    /// <summary>Reads the capture.</summary>
    public SampleEvents()
    {
        HashSet<EventCode> seen = [];
        using var reader = new ScapReader(Resource.Open("demo.scap"), "demo.scap");
        long number = 0;
        while (reader.Read(out var view) == ReadResult.Event)
        {
            var context = new EventContext(view, ++number, _host, _scratch);
            _scratch.Reset();
            _host.Apply(ref context);
            bool isSyscall = (int)view.Code < EventTable.Count && view.ParameterCount > 0 && view.Code is not (EventCode.ProcexitE or EventCode.ProcexitV1E);
            if (isSyscall && seen.Add(view.Code)) _blocks.Add(view.Block.ToArray());
        }

        _blocks.AddRange([.. _blocks.Select(b => Overwrite(b, "😀"u8)), .. _blocks.Select(b => Overwrite(b, [0xff, 0xc3]))]);
    }

    /// <summary>What is done with an event.</summary>
    public delegate void Handler(scoped in EventContext context);

    /// <summary>Brings the state up to each event and hands it on.</summary>
    public void Replay(Handler handler)
    {
        long number = 0;
        foreach (byte[] block in _blocks)
        {
            if (!EventView.TryCreate(block, 0, out var view, out _)) continue;
            _scratch.Reset();
            var context = new EventContext(view, ++number, _host, _scratch);
            _host.Apply(ref context);
            handler(context);
        }
    }

    // In the place of the last four letters of the event, which are the end of a name or of an argument.
    static byte[] Overwrite(byte[] block, ReadOnlySpan<byte> text)
    {
        byte[] changed = [.. block];
        for (int i = block.Length - 4; i > EventView.HeaderSize; i--)
        {
            if (block.AsSpan(i, 4).IndexOfAnyExceptInRange((byte)'a', (byte)'z') >= 0) continue;
            text.CopyTo(changed.AsSpan(i));
            break;
        }

        return changed;
    }
}
