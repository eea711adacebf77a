using Gyrfalcon.Engine.Alerts;
using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.Rules;
using Gyrfalcon.Engine.Scap;
using Gyrfalcon.Engine.Sources;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Fuzz;

/// <summary>A whole capture: read and converted, taken into the state and rendered field by field, written and read again.</summary>
public sealed class CaptureTarget() : FuzzTarget("capture")
{
    // The reader's buffer, and the two of the converter with the enter events that it keeps.
    const long ReaderBytes = 1 << 20;

    // A length field may claim 16 MiB; in a gzip file of 16 KiB they may even be there.
    const long UnpackedBytes = 64 << 20;

    readonly AlertFormatter _formatter = new(new AlertOptions { Json = true }, SyscallSource.Instance);
    readonly Rule _everyField = EveryField.Rule();

    /// <inheritdoc/>
    public override bool Run(ReadOnlySpan<byte> input)
    {
        byte[] file = input.ToArray();
        long before = GC.GetAllocatedBytesForCurrentThread();
        bool isWhole = TryRead(file, null);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        bool isGzip = file is [0x1f, 0x8b, ..];
        if (allocated > (isGzip ? UnpackedBytes : ReaderBytes + 8L * file.Length))
            throw new InvalidOperationException($"reading {file.Length} bytes allocates {allocated}");

        ApplyAll(file);
        CheckCopy(file);
        return isWhole;
    }

    delegate void Handler(in EventView view);

    static bool TryRead(byte[] file, Handler? handler)
    {
        try
        {
            using var reader = new ScapReader(new MemoryStream(file), "fuzz.scap");
            while (reader.Read(out var view) == ReadResult.Event) handler?.Invoke(view);
            return true;
        }
        catch (CaptureException)
        {
            return false;
        }
    }

    void ApplyAll(byte[] file)
    {
        // Every field of every event would take most of the time.
        const int rendered = 16;
        var host = new HostState();
        var scratch = new Scratch();
        long number = 0;
        TryRead(file, (in EventView view) =>
        {
            if (view.Code == EventCode.SectionRecord) host.Clear();
            if (view.Info is not null) number++;
            var context = new EventContext(view, number, host, scratch);
            host.Apply(ref context);
            if (view.IsForRules && number % rendered == file.Length % rendered) _formatter.Format(_everyField, context);
        });
    }

    static void CheckCopy(byte[] file)
    {
        bool holdsSomething = false;
        var first = new List<byte[]>();
        var copy = new MemoryStream();
        using var writer = new ScapWriter(copy, "copy.scap");
        TryRead(file, (in EventView view) =>
        {
            holdsSomething |= view.Code != EventCode.SectionRecord;
            first.Add(view.Block.ToArray());
            writer.Write(view);
        });
        writer.Complete();
        if (!holdsSomething) return;

        int next = 0;
        bool isWhole = TryRead(copy.ToArray(), (in EventView view) =>
        {
            if (next >= first.Count || !view.Block.SequenceEqual(first[next++])) throw new InvalidOperationException($"event {next} of the copy is another");
        });
        if (!isWhole || next != first.Count) throw new InvalidOperationException($"of {first.Count} events that were written {next} can be read");
    }
}
