using System.Globalization;

namespace Gyrfalcon.Enrichment.Description;

/// <summary>A list of CPUs as cgroups write it: <c>0-3,7</c>.</summary>
static class CpuSet
{
    /// <summary>How many CPUs a list names; 0 for an empty or malformed one.</summary>
    public static long Count(string? list)
    {
        long count = 0;
        if (string.IsNullOrEmpty(list)) return 0;
        foreach (string part in list.Split(','))
        {
            string[] ends = part.Split('-');
            if (ends.Length > 2 || !TryParse(ends[0], out uint first) || !TryParse(ends[^1], out uint last) || last < first) return 0;
            count += last - first + 1L;
        }

        return count;
    }

    static bool TryParse(string text, out uint number) => uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
