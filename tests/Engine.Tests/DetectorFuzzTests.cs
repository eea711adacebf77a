using System.Buffers.Binary;
using Gyrfalcon.Engine.Alerts;
using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.Parking;
using Gyrfalcon.Engine.Rules;
using Gyrfalcon.Engine.Scap;
using Gyrfalcon.Engine.Sources;
using Gyrfalcon.Engine.State;
using Gyrfalcon.Engine.Tests.Parking;
using Gyrfalcon.Engine.Tests.Rules;
using Gyrfalcon.Engine.Tests.State;
using Gyrfalcon.Fuzz;

namespace Gyrfalcon.Engine.Tests;

/// <summary>Real events with seeded damage go through state, rules and alerts: whatever they hold, nothing is thrown.</summary>
public sealed class DetectorFuzzTests
{
    [Theory]
    [InlineData("ctr", 1)]
    [InlineData("ctr", 2)]
    [InlineData("net", 3)]
    [InlineData("fs", 4)]
    [InlineData("old-curl_google", 5)]
    public void Process_DamagedEvents_ThrowsNothing(string name, int seed)
    {
        var random = new Random(seed);
        var rules = UpstreamRules.Load();
        var everything = EveryField.Rule();
        var formatter = new AlertFormatter(new AlertOptions { Json = true }, SyscallSource.Instance);
        var host = new HostState();
        var scratch = new Scratch();
        var matches = new List<Rule>();
        string path = Shared.File($"golden/captures/{name}.scap");
        using var reader = new ScapReader(File.OpenRead(path), path);
        long number = 0;
        while (reader.Read(out var view) == ReadResult.Event)
        {
            byte[] block = view.Block.ToArray();
            bool isDamaged = random.Next(3) == 0;
            if (isDamaged) Damage(random, block, view.ParameterCount);
            if (!EventView.TryCreate(block, view.Cpu, out var mutant, out _)) continue;
            var context = new EventContext(mutant, ++number, host, scratch);
            host.Apply(ref context);
            matches.Clear();
            rules.Evaluate(context, matches);
            foreach (var rule in matches) formatter.Format(rule, context);
            if (isDamaged && random.Next(10) == 0) formatter.Format(everything, context);
        }

        Assert.True(number > 500);
    }

    // The containers of the capture are asked for; answers of every kind come at random moments.
    [Theory]
    [InlineData("ctr", 6)]
    [InlineData("ctr", 7)]
    [InlineData("ctr", 8)]
    public void Process_DamagedEventsThatWaitForContainers_ThrowsNothing(string name, int seed)
    {
        var random = new Random(seed);
        var everything = EveryField.Rule();
        var formatter = new AlertFormatter(new AlertOptions { Json = true }, SyscallSource.Instance);
        List<byte[]> requested = [];
        var host = new HostState { RequestContainer = id => requested.Add(id.ToArray()) };
        var detector = new Detector(host, WaitingRules(), (rule, in context) =>
        {
            formatter.Format(rule, context);
            formatter.Format(everything, context);
        }, new ParkingOptions { MaxEvents = 50 });
        string path = Shared.File($"golden/captures/{name}.scap");
        using var reader = new ScapReader(File.OpenRead(path), path);
        while (reader.Read(out var view) == ReadResult.Event)
        {
            byte[] block = view.Block.ToArray();
            if (random.Next(3) == 0) Damage(random, block, view.ParameterCount);
            if (EventView.TryCreate(block, view.Cpu, out var mutant, out _)) detector.Process(mutant);
            if (requested.Count == 0 || random.Next(40) != 0) continue;
            var id = requested[random.Next(requested.Count)];
            detector.Process(EventBuilder.View(Answer(random.Next(3), id, view.Timestamp)));
        }

        detector.Complete();
        Assert.True(detector.Enrichment.Parked > 100, $"{detector.Enrichment.Parked} events waited");
        Assert.Equal(0, detector.ParkedCount);
    }

    static Ruleset WaitingRules() => RulesText.Good(
        string.Concat(Enumerable.Range(0, 3).Select(i => ParkingHarness.Rule($"r{i}", $"evt.num >= {i} and not container.name = x{i}", "%container.name"))));

    static byte[] Answer(int kind, byte[] id, ulong at)
    {
        if (kind == 0) return new EventBuilder(EventCode.ContainerFailed, 0, at).With(0, id).With(1, "no"u8.ToArray()).Build();
        return ContainerBytes.Event(ContainerBytes.Small(System.Text.Encoding.UTF8.GetString(id)), kind == 1 ? "container" : "container_removed").At(at).Build();
    }

    // Lengths, values, the thread, the code: anything but the length of the block.
    static void Damage(Random random, byte[] block, int parameters)
    {
        int body = EventView.HeaderSize;
        switch (block.Length > body ? random.Next(6) : 2 + random.Next(2))
        {
            case 0:
                block[random.Next(body, block.Length)] = (byte)random.Next(256);
                break;
            case 1 when parameters > 0 && parameters * 2 <= block.Length - body:
                BinaryPrimitives.WriteUInt16LittleEndian(block.AsSpan(body + 2 * random.Next(parameters)), (ushort)random.Next(20));
                break;
            case 2:
                BinaryPrimitives.WriteUInt16LittleEndian(block.AsSpan(20), (ushort)random.Next(EventTable.Count));
                break;
            case 3:
                BinaryPrimitives.WriteInt64LittleEndian(block.AsSpan(8), random.NextInt64());
                break;
            case 4:
                random.NextBytes(block.AsSpan(Math.Min(block.Length, body + 2 * parameters)));
                break;
            default:
                BinaryPrimitives.WriteUInt32LittleEndian(block.AsSpan(22), (uint)random.Next(parameters + 1));
                break;
        }
    }
}
