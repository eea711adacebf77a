using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace Gyrfalcon.Fuzz;

/// <summary>
/// What is mutated: the project's own examples and rules, and the reference's where they lie beside the checkout, in
/// <c>$GYR_SHARED</c> or in a folder <c>shared</c> above the binary.
/// </summary>
public sealed class Corpus
{
    // A whole file costs 100 times as much as an excerpt, and what breaks in it is one item.
    const int MaxExcerpt = 3000;

    Corpus(List<byte[]> inputs, Pieces pieces, bool isCaptures)
    {
        Inputs = inputs;
        Pieces = pieces;
        IsCaptures = isCaptures;
    }

    /// <summary>The inputs, in a fixed order.</summary>
    public IReadOnlyList<byte[]> Inputs { get; }

    /// <summary>What is put into them.</summary>
    public Pieces Pieces { get; }

    /// <summary>Whether the inputs are captures: blocks of bytes and no text.</summary>
    public bool IsCaptures { get; }

    /// <summary>The corpus of a target.</summary>
    public static Corpus Of(string target)
    {
        List<byte[]> inputs = [];
        switch (target)
        {
            case "condition":
                AddLines(inputs, Resource.Text("conditions.txt"));
                if (Shared("validation/conditions.jsonl") is { } conditions) inputs.AddRange(File.ReadLines(conditions).Select(ConditionOf));
                foreach (string rules in SharedFiles("rules/upstream")) AddValues(inputs, rules, "condition: ");
                break;
            case "output":
                AddLines(inputs, Resource.Text("outputs.txt"));
                foreach (string rules in SharedFiles("rules/upstream")) AddValues(inputs, rules, "output: ");
                break;
            case "capture":
                foreach (string name in (string[])["every-layout.scap", "demo.scap"]) inputs.AddRange(CaptureBlocks.Slices(Unpacked(Resource.Open(name)), 10));
                foreach (string path in SharedPaths("captures", "*.scap")) inputs.AddRange(CaptureBlocks.Slices(Unpacked(File.OpenRead(path)), 10));
                break;
            case "tests":
                inputs.AddRange(Resource.Text("tests.yaml").Split("---\n").Select(Encoding.UTF8.GetBytes));
                break;
            default:
                AddItems(inputs, Resource.Text("rules.yaml"));
                AddItems(inputs, Resource.Text("zero-trust.yaml"));
                foreach (string rules in SharedFiles("rules/upstream").Concat(SharedFiles("validation/files")).Concat(SharedFiles("validation/unit"))) AddItems(inputs, rules);
                break;
        }

        return new Corpus(inputs, Pieces.Of(target), target == "capture");
    }

    static void AddLines(List<byte[]> inputs, string text) => inputs.AddRange(text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Encoding.UTF8.GetBytes));

    // The values of a key, with the lines that are indented below it.
    static void AddValues(List<byte[]> inputs, string rules, string key)
    {
        string[] lines = rules.Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            string line = lines[i].TrimStart();
            if (!line.StartsWith(key, StringComparison.Ordinal)) continue;
            var value = new StringBuilder(line[key.Length..].Trim('>', '|', '-', ' '));
            while (i + 1 < lines.Length && lines[i + 1].StartsWith("   ", StringComparison.Ordinal)) value.Append(' ').Append(lines[++i].Trim());
            inputs.Add(Encoding.UTF8.GetBytes(value.ToString().Trim()));
        }
    }

    // Pieces of whole items, so that most of an excerpt means something.
    static void AddItems(List<byte[]> inputs, string rules)
    {
        var excerpt = new StringBuilder();
        foreach (string item in rules.Split("\n- "))
        {
            if (excerpt.Length > 0 && excerpt.Length + item.Length > MaxExcerpt) Flush();
            excerpt.Append(excerpt.Length > 0 || inputs.Count > 0 && !item.StartsWith('-') && !item.StartsWith('#') ? "\n- " : "").Append(item);
        }

        Flush();

        void Flush()
        {
            inputs.Add(Encoding.UTF8.GetBytes(excerpt.ToString()));
            excerpt.Clear();
        }
    }

    static byte[] ConditionOf(string json)
    {
        using var line = JsonDocument.Parse(json);
        return Encoding.UTF8.GetBytes(line.RootElement.GetProperty("condition").GetString()!);
    }

    static byte[] Unpacked(Stream file)
    {
        using var bytes = new MemoryStream();
        file.CopyTo(bytes);
        file.Dispose();
        bytes.Position = 0;
        if (bytes.GetBuffer() is not [0x1f, 0x8b, ..]) return bytes.ToArray();
        using var unpacked = new MemoryStream();
        using var gzip = new GZipStream(bytes, CompressionMode.Decompress);
        gzip.CopyTo(unpacked);
        return unpacked.ToArray();
    }

    static IEnumerable<string> SharedFiles(string folder) => SharedPaths(folder, "*.yaml").Select(File.ReadAllText);

    static IEnumerable<string> SharedPaths(string folder, string pattern) =>
        Shared(folder) is { } path ? Directory.GetFiles(path, pattern).Order(StringComparer.Ordinal) : [];

    static string? Shared(string path)
    {
        var roots = Environment.GetEnvironmentVariable("GYR_SHARED") is { Length: > 0 } configured ? [configured] : Above(AppContext.BaseDirectory).Select(f => Path.Combine(f, "shared"));
        return roots.Select(r => Path.Combine(r, "golden", path)).FirstOrDefault(p => File.Exists(p) || Directory.Exists(p));
    }

    static IEnumerable<string> Above(string folder)
    {
        for (DirectoryInfo? at = new(folder); at is not null; at = at.Parent) yield return at.FullName;
    }
}
