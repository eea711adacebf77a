using System.Buffers.Binary;
using Gyrfalcon.Engine.Alerts;
using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.Rules;
using Gyrfalcon.Engine.Scap;
using Gyrfalcon.Engine.Sources;
using Gyrfalcon.Engine.State;
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
