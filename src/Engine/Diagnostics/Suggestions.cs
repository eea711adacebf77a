namespace Gyrfalcon.Engine.Diagnostics;

/// <summary>Finds what may have been meant by a name that does not exist.</summary>
public static class Suggestions
{
    // Names have at most some 40 characters. A longer one is no slip of the finger, and the rows below are on the stack.
    const int LongestName = 128;

    /// <summary>
    /// The known name that the fewest typing errors lead to (a letter wrong, missing, too many, or two swapped; case is free),
    /// or null when none is near: at most a third of the letters.
    /// </summary>
    public static string? Closest(string name, IEnumerable<string> known)
    {
        if (name.Length is 0 or > LongestName) return null;
        int best = Math.Max(1, name.Length / 3) + 1;
        string? closest = null;
        foreach (string candidate in known)
        {
            if (candidate.Length > LongestName || Math.Abs(candidate.Length - name.Length) >= best) continue;
            int distance = Distance(name, candidate, best);
            if (distance >= best) continue;
            best = distance;
            closest = candidate;
        }

        return closest;
    }

    // Any number from the limit on stands for "too far"; most candidates are after a few letters.
    static int Distance(string name, string candidate, int limit)
    {
        Span<char> a = stackalloc char[name.Length];
        Span<char> b = stackalloc char[candidate.Length];
        name.AsSpan().ToLowerInvariant(a);
        candidate.AsSpan().ToLowerInvariant(b);
        Span<int> beforeLast = stackalloc int[b.Length + 1];
        Span<int> last = stackalloc int[b.Length + 1];
        Span<int> row = stackalloc int[b.Length + 1];
        for (int j = 0; j <= b.Length; j++) last[j] = j;
        for (int i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            int nearest = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int cost = a[i - 1] == b[j - 1] ? 0 : 1;
                row[j] = Math.Min(Math.Min(row[j - 1], last[j]) + 1, last[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) row[j] = Math.Min(row[j], beforeLast[j - 2] + 1);
                nearest = Math.Min(nearest, row[j]);
            }

            // A swap reaches back two rows, at one more error.
            if (nearest > limit) return limit;
            Span<int> free = beforeLast;
            beforeLast = last;
            last = row;
            row = free;
        }

        return last[b.Length];
    }
}
