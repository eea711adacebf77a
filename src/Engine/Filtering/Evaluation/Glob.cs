namespace Gyrfalcon.Engine.Filtering.Evaluation;

/// <summary>
/// fnmatch(3) without flags: <c>*</c> also crosses slashes, a leading dot is nothing special, a backslash takes away the meaning
/// of the next character, <c>[a-c]</c> and <c>[!a-c]</c> are sets. Time is bounded by pattern times text.
/// </summary>
static class Glob
{
    /// <summary>Whether the pattern matches the whole text.</summary>
    public static bool IsMatch(ReadOnlySpan<byte> pattern, ReadOnlySpan<byte> text, bool ignoreCase)
    {
        int p = 0, t = 0, star = -1, resume = 0;
        while (t < text.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
            {
                star = p++;
                resume = t;
            }
            else if (p < pattern.Length && MatchesOne(pattern, ref p, text[t], ignoreCase))
            {
                t++;
            }
            else if (star >= 0)
            {
                // The last star takes one more byte; earlier stars need not be tried again.
                p = star + 1;
                t = ++resume;
            }
            else
            {
                return false;
            }
        }

        while (p < pattern.Length && pattern[p] == '*') p++;
        return p == pattern.Length;
    }

    // On a match, p is behind what matched.
    static bool MatchesOne(ReadOnlySpan<byte> pattern, ref int p, byte b, bool ignoreCase)
    {
        switch (pattern[p])
        {
            case (byte)'?':
                p++;
                return true;
            case (byte)'[' when TryMatchSet(pattern, p, b, ignoreCase, out int end, out bool matches):
                if (matches) p = end;
                return matches;
            case (byte)'\\' when p + 1 < pattern.Length:
                if (!Same(pattern[p + 1], b, ignoreCase)) return false;
                p += 2;
                return true;
            default:
                if (!Same(pattern[p], b, ignoreCase)) return false;
                p++;
                return true;
        }
    }

    // False when the bracket is never closed: then it is an ordinary character.
    static bool TryMatchSet(ReadOnlySpan<byte> pattern, int p, byte b, bool ignoreCase, out int end, out bool matches)
    {
        int i = p + 1;
        bool negated = i < pattern.Length && pattern[i] is (byte)'!' or (byte)'^';
        if (negated) i++;
        bool found = false;
        for (int first = i; i < pattern.Length && (pattern[i] != ']' || i == first); i++)
        {
            if (pattern[i] == '\\' && i + 1 < pattern.Length) i++;
            byte low = pattern[i], high = low;
            if (i + 2 < pattern.Length && pattern[i + 1] == '-' && pattern[i + 2] != ']')
            {
                high = pattern[i + 2];
                i += 2;
            }

            found |= InRange(b, low, high) || ignoreCase && (InRange(AsciiText.ToLower(b), low, high) || InRange(AsciiText.ToUpper(b), low, high));
        }

        end = i + 1;
        matches = found != negated;
        return i < pattern.Length;
    }

    static bool InRange(byte b, byte low, byte high) => b >= low && b <= high;

    static bool Same(byte a, byte b, bool ignoreCase) => a == b || ignoreCase && AsciiText.ToLower(a) == AsciiText.ToLower(b);
}
