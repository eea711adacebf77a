namespace Gyrfalcon.Metrics;

/// <summary>What metrics make of names.</summary>
static class MetricNames
{
    /// <summary>Letters, digits, colons, and one <c>_</c> in the place of all else, however much that is.</summary>
    public static string Clean(string name)
    {
        Span<char> clean = name.Length <= 256 ? stackalloc char[name.Length] : new char[name.Length];
        int length = 0;
        foreach (char c in name)
        {
            char kept = char.IsAsciiLetterOrDigit(c) || c == ':' ? c : '_';
            if (kept != '_' || length == 0 || clean[length - 1] != '_') clean[length++] = kept;
        }

        return new(clean[..length]);
    }

    /// <summary>The same for a part of a snapshot's key, such as a rule's name: none of these ends in <c>_</c>.</summary>
    public static string CleanPart(string name) => Clean(name).TrimEnd('_');

    /// <summary>The same for a label, which has no colons.</summary>
    public static string CleanLabel(string name) => Clean(name.Replace(':', '_'));
}
