using System.Globalization;

namespace Gyrfalcon.Metrics;

/// <summary>A file of /proc that has a name and numbers on each line.</summary>
sealed class ProcValues
{
    readonly Dictionary<string, ulong[]> _values = [];

    /// <summary>Reads a file; one that cannot be read has no values.</summary>
    public static ProcValues Read(string path)
    {
        var values = new ProcValues();
        foreach (string line in Lines(path))
        {
            string[] words = line.Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
            if (words.Length > 1) values._values.TryAdd(words[0], [.. words.Skip(1).Select(Parse).TakeWhile(n => n is not null).Select(n => n!.Value)]);
        }

        return values;
    }

    /// <summary>The first number in a file; 0 when there is none.</summary>
    public static ulong Number(string path) => Lines(path) is [var line, ..] ? Parse(line.Split('\t', ' ')[0]) ?? 0 : 0;

    /// <summary>The lines of a small file; none when it cannot be read.</summary>
    public static IReadOnlyList<string> Lines(string path)
    {
        try
        {
            return File.ReadAllLines(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    /// <summary>The numbers behind a name.</summary>
    public ulong[] All(string name) => _values.GetValueOrDefault(name) ?? [];

    /// <summary>The first of them; 0 when there is none.</summary>
    public ulong First(string name) => All(name) is [var first, ..] ? first : 0;

    static ulong? Parse(string word) => ulong.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out ulong number) ? number : null;
}
