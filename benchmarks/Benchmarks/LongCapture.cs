using System.Buffers.Binary;
using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.Scap;

namespace Gyrfalcon.Benchmarks;

/// <summary>
/// A capture of any length: the events of a short one follow each other again and again, their times moved on. The golden capture
/// of a container where it is, else the one that the project ships.
/// </summary>
static class LongCapture
{
    /// <summary>Writes the capture.</summary>
    /// <param name="target">Where to; closed at the end.</param>
    /// <param name="length">Its least length in bytes.</param>
    /// <returns>The number of events.</returns>
    public static long Write(Stream target, long length)
    {
        var (head, events) = Read();
        ulong first = TimeOf(events[0].Block), step = TimeOf(events[^1].Block) - first + 1;
        using var writer = new ScapWriter(target, "capture");
        foreach (byte[] record in head) writer.Write(View(record, 0));
        while (writer.Length < length)
        {
            foreach (var (block, cpu) in events)
            {
                writer.Write(View(block, cpu));
                BinaryPrimitives.WriteUInt64LittleEndian(block, TimeOf(block) + step);
            }
        }

        writer.Complete();
        return writer.Events;
    }

    static (List<byte[]> Head, List<(byte[] Block, ushort Cpu)> Events) Read()
    {
        const string name = "captures/ctr.scap";
        using var reader = new ScapReader(
            GoldenCases.AreThere ? File.OpenRead(GoldenCases.PathOf(name)) : typeof(LongCapture).Assembly.GetManifestResourceStream("demo.scap")!, name);
        List<byte[]> head = [];
        List<(byte[], ushort)> events = [];
        while (reader.Read(out var view) == ReadResult.Event)
        {
            if (view.Info is not null) events.Add((view.Block.ToArray(), view.Cpu));
            else if (events.Count == 0) head.Add(view.Block.ToArray());
        }

        return (head, events);
    }

    static ulong TimeOf(byte[] block) => BinaryPrimitives.ReadUInt64LittleEndian(block);

    static EventView View(byte[] block, ushort cpu) =>
        EventView.TryCreate(block, cpu, out var view, out string? error) ? view : throw new InvalidOperationException(error);
}
