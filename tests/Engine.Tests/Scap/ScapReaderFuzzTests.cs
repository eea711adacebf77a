using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.Scap;

namespace Gyrfalcon.Engine.Tests.Scap;

/// <summary>Seeded damage of a small capture: nothing but a <see cref="CaptureException"/> comes out, and no memory is wasted.</summary>
public sealed class ScapReaderFuzzTests
{
    [Theory]
    [InlineData(1, false)]
    [InlineData(2, false)]
    [InlineData(3, true)]
    public void Read_MutatedCapture_ThrowsNothingButCaptureException(int seed, bool compress)
    {
        var random = new Random(seed);
        byte[] file = SmallCapture.File(compress);
        long before = GC.GetAllocatedBytesForCurrentThread();
        int damaged = 0;
        const int rounds = 3000;
        for (int round = 0; round < rounds; round++)
        {
            byte[] mutant = Mutate(random, file);
            try
            {
                using var reader = new ScapReader(new MemoryStream(mutant), "mutant");
                while (reader.Read(out var view) == ReadResult.Event) Touch(view);
            }
            catch (CaptureException)
            {
                damaged++;
            }
        }

        Assert.InRange(damaged, rounds / 4, rounds);

        // One buffer of 256 KiB each; an absurd length would show.
        Assert.True((GC.GetAllocatedBytesForCurrentThread() - before) / rounds < 500_000);
    }

    static byte[] Mutate(Random random, byte[] file)
    {
        byte[] mutant = [.. file];
        int count = 1 + random.Next(4);
        for (int i = 0; i < count; i++)
        {
            int at = random.Next(mutant.Length);
            switch (random.Next(5))
            {
                case 0:
                    mutant[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    mutant[at] = (byte)random.Next(256);
                    break;
                case 2:
                    mutant.AsSpan(at, Math.Min(4, mutant.Length - at)).Fill(0xff);
                    break;
                case 3:
                    mutant = mutant[..Math.Max(1, at)];
                    break;
                default:
                    int from = random.Next(mutant.Length);
                    mutant = [.. mutant[..at], .. mutant[from..]];
                    if (mutant.Length == 0) mutant = [0];
                    break;
            }
        }

        return mutant;
    }

    static void Touch(in EventView view)
    {
        for (int i = 0; i < view.ParameterCount; i++) _ = view.Parameter(i).Length;
    }
}
