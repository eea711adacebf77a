namespace Gyrfalcon.Fuzz;

/// <summary>
/// Makes inputs out of a corpus. The input of a seed and a number is always the same, whatever was made before it.
/// </summary>
/// <param name="corpus">What is mutated.</param>
/// <param name="seed">Any number.</param>
public sealed class Mutator(Corpus corpus, int seed)
{
    // What a repetition may make of an input; the reader's own bounds are tested by tests of their own.
    const int MaxLength = 64 << 10;

    /// <summary>The input with a number.</summary>
    public byte[] Make(int number)
    {
        var random = new Random(unchecked(seed * 1_000_003 + number));
        byte[] text = Pick(random);
        for (int i = 1 + random.Next(1 << random.Next(3)); i > 0; i--)
            text = corpus.IsCaptures ? CaptureBlocks.Mutate(text, Pick(random), random) : Mutate(text, random);
        return text.Length > MaxLength ? text[..MaxLength] : text;
    }

    byte[] Mutate(byte[] text, Random random)
    {
        var (start, end) = Tokens(text, random);
        switch (random.Next(16))
        {
            case 0 or 1 or 2:
                return Replace(text, start, start, corpus.Pieces.Next(random));
            case 3 or 4:
                return Replace(text, start, end, corpus.Pieces.Next(random));
            case 5 or 6:
                return Replace(text, start, end, []);
            case 7:
                var (other, otherEnd) = Tokens(text, random);
                return Replace(text, start, end, text.AsSpan(other, otherEnd - other));
            case 8:
                byte[] donor = Pick(random);
                var (from, to) = Tokens(donor, random, 12);
                return Replace(text, start, end, donor.AsSpan(from, to - from));
            case 9:
                return Replace(Replace(text, end, end, ")"u8), start, start, random.Next(2) == 0 ? "("u8 : "not ("u8);
            case 10 when random.Next(8) == 0:
                return Repeat(text, start, random.Next(2) == 0 ? text.AsSpan(start, end - start) : corpus.Pieces.Next(random), 1 << random.Next(1, 13));
            case 11 or 12:
                return Lines(text, random);
            case 13 when text.Length > 0:
                byte[] changed = [.. text];
                changed[random.Next(changed.Length)] = (byte)random.Next(256);
                return changed;
            case 14 when text.Length > 0:
                int at = random.Next(text.Length);
                return Replace(text, at, Math.Min(text.Length, at + random.Next(1, 9)), []);
            case 15 when random.Next(4) == 0:
                return text[..random.Next(text.Length + 1)];
            default:
                return Replace(text, end, end, corpus.Pieces.Next(random));
        }
    }

    byte[] Pick(Random random) => corpus.Inputs[random.Next(corpus.Inputs.Count)];

    // A few neighbouring tokens: words, or single characters.
    static (int Start, int End) Tokens(byte[] text, Random random, int most = 4)
    {
        int start = random.Next(text.Length + 1);
        while (start > 0 && start < text.Length && IsWord(text[start]) && IsWord(text[start - 1])) start--;
        int end = start;
        for (int i = random.Next(1, most + 1); i > 0 && end < text.Length; i--)
        {
            end++;
            while (end < text.Length && IsWord(text[end]) && IsWord(text[end - 1])) end++;
        }

        return (start, end);
    }

    // A line is indented, taken out, doubled or moved.
    static byte[] Lines(byte[] text, Random random)
    {
        int at = random.Next(text.Length + 1);
        int start = text.AsSpan(0, at).LastIndexOf((byte)'\n') + 1;
        int next = text.AsSpan(start).IndexOf((byte)'\n');
        int end = next < 0 ? text.Length : start + next + 1;
        switch (random.Next(5))
        {
            case 0:
                return Replace(text, start, start, "    "u8[..random.Next(1, 5)]);
            case 1:
                int blanks = text.AsSpan(start).IndexOfAnyExcept((byte)' ');
                return blanks <= 0 ? text : Replace(text, start, start + random.Next(1, blanks + 1), []);
            case 2:
                return Replace(text, start, end, []);
            case 3:
                return Replace(text, start, start, text.AsSpan(start, end - start));
            default:
                byte[] without = Replace(text, start, end, []);
                int target = random.Next(without.Length + 1);
                target = without.AsSpan(0, target).LastIndexOf((byte)'\n') + 1;
                return Replace(without, target, target, text.AsSpan(start, end - start));
        }
    }

    static byte[] Repeat(byte[] text, int at, ReadOnlySpan<byte> what, int times)
    {
        times = Math.Min(times, MaxLength / Math.Max(1, what.Length));
        byte[] repeated = new byte[what.Length * times];
        for (int i = 0; i < times; i++) what.CopyTo(repeated.AsSpan(i * what.Length));
        return Replace(text, at, at, repeated);
    }

    static byte[] Replace(byte[] text, int start, int end, ReadOnlySpan<byte> with) => [.. text.AsSpan(0, start), .. with, .. text.AsSpan(end)];

    static bool IsWord(byte b) => char.IsAsciiLetterOrDigit((char)b) || b is (byte)'_' or (byte)'.' or >= 0x80;
}
