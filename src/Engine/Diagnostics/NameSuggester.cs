namespace Gyrfalcon.Engine.Diagnostics;

/// <summary>Finds what somebody who mistyped a name most likely meant.</summary>
public static class NameSuggester
{
    // Names are at most some 40 characters; a longer "name" is no typing slip, and this bounds the work.
    const int LongestName = 128;

    /// <summary>
    /// The candidate that differs from <paramref name="name"/> by the fewest insertions, removals, replacements and swaps of
    /// neighbouring characters, regardless of case; null when even the best one differs in more than a third of the name.
    /// </summary>
    public static string? Closest(string name, IEnumerable<string> candidates)
    {
        if (name.Length is 0 or > LongestName) return null;
        string? best = null;
        int limit = Math.Max(1, name.Length / 3) + 1;
        foreach (string candidate in candidates)
        {
            if (candidate.Length > LongestName || Math.Abs(candidate.Length - name.Length) >= limit) continue;
            int distance = Distance(name, candidate);
            if (distance >= limit) continue;
            limit = distance;
            best = candidate;
            if (distance == 0) break;
        }

        return best;
    }

    static int Distance(string left, string right)
    {
        Span<int> beforeLast = stackalloc int[right.Length + 1];
        Span<int> last = stackalloc int[right.Length + 1];
        Span<int> current = stackalloc int[right.Length + 1];
        for (int j = 0; j <= right.Length; j++) last[j] = j;

        for (int i = 1; i <= left.Length; i++)
        {
            current[0] = i;
            for (int j = 1; j <= right.Length; j++)
            {
                int replaced = last[j - 1] + (Same(left[i - 1], right[j - 1]) ? 0 : 1);
                current[j] = Math.Min(replaced, Math.Min(last[j], current[j - 1]) + 1);
                if (i > 1 && j > 1 && Same(left[i - 1], right[j - 2]) && Same(left[i - 2], right[j - 1]))
                    current[j] = Math.Min(current[j], beforeLast[j - 2] + 1);
            }

            var spare = beforeLast;
            beforeLast = last;
            last = current;
            current = spare;
        }

        return last[right.Length];
    }

    static bool Same(char a, char b) => char.ToLowerInvariant(a) == char.ToLowerInvariant(b);
}
