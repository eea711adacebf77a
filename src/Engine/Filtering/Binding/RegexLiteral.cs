namespace Gyrfalcon.Engine.Filtering.Binding;

/// <summary>
/// Finds a text that everything contains which a regular expression matches, so that most values need not be matched. It takes
/// only what surely stands for itself, outside of groups and classes.
/// </summary>
static class RegexLiteral
{
    /// <summary>The longest such text that is ASCII; empty when there is none.</summary>
    /// <param name="pattern">An expression that has been translated without error.</param>
    public static byte[] Find(ReadOnlySpan<byte> pattern)
    {
        // Flags may fold case, \Q and \C change what characters mean, and of alternatives only one has to be there.
        if (pattern.IndexOf("(?"u8) >= 0 || pattern.IndexOf("\\Q"u8) >= 0 || pattern.IndexOf((byte)'|') >= 0) return [];
        List<byte> run = [];
        byte[] longest = [];
        for (int i = 0; i < pattern.Length; i++)
        {
            byte c = pattern[i];
            if (c == '\\' && i + 1 < pattern.Length && char.IsAsciiLetterOrDigit((char)pattern[i + 1])) return longest.Length > run.Count ? longest : [.. run];
            if (c == '\\' && i + 1 < pattern.Length) c = pattern[++i];
            else if (IsOperator(c))
            {
                // What precedes ?, * and { need not be there.
                if (c is (byte)'?' or (byte)'*' or (byte)'{' && run.Count > 0) run.RemoveAt(run.Count - 1);
                End(run, ref longest);
                i = Skip(pattern, i);
                continue;
            }

            if (c < 0x80) run.Add(c);
            else End(run, ref longest);
        }

        End(run, ref longest);
        return longest;
    }

    static void End(List<byte> run, ref byte[] longest)
    {
        if (run.Count > longest.Length) longest = [.. run];
        run.Clear();
    }

    static bool IsOperator(byte c) => ".+*?^$()[]{}"u8.Contains(c);

    // The last byte of the group, class or count that begins here; of anything else its own place.
    static int Skip(ReadOnlySpan<byte> pattern, int start)
    {
        if (pattern[start] == '{')
        {
            int end = pattern[start..].IndexOf((byte)'}');
            return end < 0 ? pattern.Length : start + end;
        }

        // Brackets inside classes are too intricate to follow for what is won: what comes later is left out.
        return pattern[start] is (byte)'(' or (byte)'[' ? pattern.Length : start;
    }
}
