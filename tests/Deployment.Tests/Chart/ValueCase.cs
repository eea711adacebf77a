using System.Text.Json.Nodes;

namespace Gyrfalcon.Deployment.Tests.Chart;

/// <summary>A value of Falco's chart that is not its default.</summary>
/// <param name="Key">Its path.</param>
/// <param name="Value">JSON.</param>
/// <param name="Outcome"><c>changed</c>, <c>same</c> or <c>refused</c>.</param>
/// <param name="With">The values without which it has nothing to act on, as a JSON object of paths; empty for none.</param>
sealed record ValueCase(string Key, string Value, string Outcome, string With)
{
    /// <summary>The table beside this file.</summary>
    public static IReadOnlyList<ValueCase> All { get; } =
    [
        .. File.ReadLines(Path.Combine(Repository.Root, "tests", "Deployment.Tests", "Chart", "upstream-values.tsv"))
            .Where(line => !line.StartsWith('#')).Skip(1)
            .Select(line => line.Split('\t')).Select(f => new ValueCase(f[0], f[1], f[2], f.Length > 3 ? f[3] : "")),
    ];

    /// <summary>What it needs beside it.</summary>
    public JsonObject Base()
    {
        var values = new JsonObject();
        if (With.Length == 0) return values;
        foreach (var (path, value) in JsonNode.Parse(With)!.AsObject()) Set(values, path, value!.DeepClone());
        return values;
    }

    /// <summary>The value, with what it needs.</summary>
    public JsonObject Values() => AddTo(Base());

    /// <summary>Puts the value where its path says.</summary>
    public JsonObject AddTo(JsonObject values)
    {
        Set(values, Key, JsonNode.Parse(Value)!);
        return values;
    }

    static void Set(JsonObject values, string path, JsonNode value)
    {
        string[] steps = path.Split('.');
        foreach (string step in steps[..^1])
        {
            if (values[step] is not JsonObject) values[step] = new JsonObject();
            values = values[step]!.AsObject();
        }

        values[steps[^1]] = value;
    }
}
