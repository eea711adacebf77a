namespace Gyrfalcon.Engine.Filtering.Evaluation;

/// <summary>
/// Shell patterns as fnmatch(3) without flags reads them in the C locale: <c>*</c> and <c>?</c> match any bytes, <c>/</c> and a
/// leading dot included, <c>\</c> takes the next character as it is, <c>[a-z]</c>, <c>[!a-z]</c>, <c>[^a-z]</c> and
/// <c>[[:alpha:]]</c> match one byte. Time is bounded by the product of both lengths.
/// </summary>
static class Glob
{
    public static bool IsMatch(scoped ReadOnlySpan<byte> pattern, scoped ReadOnlySpan<byte> text, bool ignoreCase)
    {
        int p = 0, t = 0;
        int starPattern = -1, starText = 0;
        while (t < text.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
            {
                starPattern = ++p;
                starText = t;
                if (p == pattern.Length) return true;
                continue;
            }

            int next = MatchOne(pattern, p, text[t], ignoreCase);
            if (next >= 0)
            {
                p = next;
                t++;
                continue;
            }

            // Only the last star can have taken too little: what an earlier one takes more, this one could.
            if (starPattern < 0) return false;
            p = starPattern;
            t = ++starText;
        }

        while (p < pattern.Length && pattern[p] == '*') p++;
        return p == pattern.Length;
    }

    // The position behind the element at p when it matches the byte, else -1.
    static int MatchOne(scoped ReadOnlySpan<byte> pattern, int p, byte b, bool ignoreCase)
    {
        if (p >= pattern.Length) return -1;
        byte c = pattern[p];
        if (c == '?') return p + 1;
        if (c == '[')
        {
            int end = MatchBracket(pattern, p, b, ignoreCase, out bool matches);
            if (end >= 0) return matches ? end : -1;
        }
        else if (c == '\\')
        {
            if (++p >= pattern.Length) return -1;
            c = pattern[p];
        }

        return c == b || (ignoreCase && TextComparison.ToLower(c) == TextComparison.ToLower(b)) ? p + 1 : -1;
    }

    // The position behind the bracket expression at p, or -1 when it is none (it is never closed): then "[" is a character.
    static int MatchBracket(scoped ReadOnlySpan<byte> pattern, int p, byte b, bool ignoreCase, out bool matches)
    {
        matches = false;
        byte folded = ignoreCase ? TextComparison.ToLower(b) : b;
        int i = p + 1;
        bool negated = i < pattern.Length && pattern[i] is (byte)'!' or (byte)'^';
        if (negated) i++;
        for (bool first = true; ; first = false)
        {
            if (i >= pattern.Length) return -1;
            byte c = pattern[i];
            if (c == ']' && !first) break;
            if (c == '[' && i + 1 < pattern.Length && pattern[i + 1] == ':' && TryClass(pattern, i, out int end, out var name))
            {
                matches |= IsInClass(name, b);
                i = end;
                continue;
            }

            if (!TryMember(pattern, ref i, out byte low, out bool isEquivalence)) return -1;
            byte high = low;
            if (!isEquivalence && i + 1 < pattern.Length && pattern[i] == '-' && pattern[i + 1] != ']')
            {
                i++;
                if (!TryMember(pattern, ref i, out high, out _)) return -1;
            }

            if (ignoreCase) (low, high) = (TextComparison.ToLower(low), TextComparison.ToLower(high));
            matches |= low <= folded && folded <= high;
        }

        matches ^= negated;
        return i + 1;
    }

    // A byte, an escaped byte, [.x.] or [=x=]: in the C locale an equivalence class is its one member.
    static bool TryMember(scoped ReadOnlySpan<byte> pattern, ref int i, out byte member, out bool isEquivalence)
    {
        member = 0;
        isEquivalence = false;
        if (i + 4 < pattern.Length && pattern[i] == '[' && pattern[i + 1] is (byte)'.' or (byte)'=' && pattern[i + 3] == pattern[i + 1] && pattern[i + 4] == ']')
        {
            isEquivalence = pattern[i + 1] == '=';
            member = pattern[i + 2];
            i += 5;
            return true;
        }

        if (pattern[i] == '\\' && ++i >= pattern.Length) return false;
        member = pattern[i++];
        return true;
    }

    static bool TryClass(scoped ReadOnlySpan<byte> pattern, int start, out int end, out ReadOnlySpan<byte> name)
    {
        name = default;
        end = 0;
        int length = 0;
        while (start + 2 + length < pattern.Length && pattern[start + 2 + length] is >= (byte)'a' and <= (byte)'z') length++;
        end = start + 2 + length + 2;
        if (end > pattern.Length || pattern[end - 2] != ':' || pattern[end - 1] != ']') return false;
        name = ClassNamed(pattern.Slice(start + 2, length));
        return !name.IsEmpty;
    }

    // Returns a constant so that the name may leave the scope of the pattern.
    static ReadOnlySpan<byte> ClassNamed(scoped ReadOnlySpan<byte> name)
    {
        foreach (byte[] known in s_classes)
        {
            if (name.SequenceEqual(known)) return known;
        }

        return default;
    }

    static readonly byte[][] s_classes =
    [
        .. "alnum alpha blank cntrl digit graph lower print punct space upper xdigit".Split(' ').Select(System.Text.Encoding.ASCII.GetBytes),
    ];

    static bool IsInClass(scoped ReadOnlySpan<byte> name, byte b)
    {
        char c = (char)b;
        if (!char.IsAscii(c)) return false;
        return name switch
        {
            _ when name.SequenceEqual("alnum"u8) => char.IsAsciiLetterOrDigit(c),
            _ when name.SequenceEqual("alpha"u8) => char.IsAsciiLetter(c),
            _ when name.SequenceEqual("blank"u8) => c is ' ' or '\t',
            _ when name.SequenceEqual("cntrl"u8) => c is < ' ' or '\x7f',
            _ when name.SequenceEqual("digit"u8) => char.IsAsciiDigit(c),
            _ when name.SequenceEqual("graph"u8) => c is > ' ' and < '\x7f',
            _ when name.SequenceEqual("lower"u8) => char.IsAsciiLetterLower(c),
            _ when name.SequenceEqual("print"u8) => c is >= ' ' and < '\x7f',
            _ when name.SequenceEqual("punct"u8) => c is > ' ' and < '\x7f' && !char.IsAsciiLetterOrDigit(c),
            _ when name.SequenceEqual("space"u8) => c is ' ' or (>= '\t' and <= '\r'),
            _ when name.SequenceEqual("upper"u8) => char.IsAsciiLetterUpper(c),
            _ => char.IsAsciiHexDigit(c),
        };
    }
}
