using System.Text.Json.Nodes;

namespace Gyrfalcon.Deployment.Tests.Support;

/// <summary>
/// A chart that has ours as a dependency many times under other names: one call of helm renders dozens of sets of values. Beyond
/// some 40 it takes longer than that many calls.
/// </summary>
static class Umbrella
{
    const int Batch = 40;

    /// <summary>What each set of values renders to, without what tells it from the others.</summary>
    public static string[] Render(Helm helm, IReadOnlyList<JsonObject> values)
    {
        string[] texts = new string[values.Count];
        int batches = (values.Count + Batch - 1) / Batch;
        Parallel.For(0, batches, batch =>
        {
            int start = batch * Batch;
            int count = Math.Min(Batch, values.Count - start);
            RenderBatch(helm, [.. values.Skip(start).Take(count)]).CopyTo(texts, start);
        });
        return texts;
    }

    static string[] RenderBatch(Helm helm, JsonObject[] values)
    {
        string folder = Directory.CreateTempSubdirectory("gyr-umbrella-").FullName;
        try
        {
            Directory.CreateDirectory(Path.Combine(folder, "charts"));
            Command.Run("cp", "-r", Helm.Chart, Path.Combine(folder, "charts", "gyrfalcon")).Succeeded("cp");
            File.WriteAllText(
                Path.Combine(folder, "Chart.yaml"),
                "apiVersion: v2\nname: umbrella\nversion: 0.1.0\ndependencies:\n" +
                string.Concat(values.Select((_, i) => $"  - {{name: gyrfalcon, version: 0.1.0, alias: {Alias(i)}}}\n")));
            File.WriteAllText(Path.Combine(folder, "values.yaml"), new JsonObject(values.Select((v, i) => KeyValuePair.Create(Alias(i), (JsonNode?)v.DeepClone()))).ToJsonString());
            string output = helm.Render(folder, "--api-versions", "security.openshift.io/v1").Succeeded("helm template").Output;

            var texts = new string[values.Length];
            foreach (string part in output.Split("---\n# Source: umbrella/charts/", StringSplitOptions.RemoveEmptyEntries))
            {
                string alias = part[..part.IndexOf('/', StringComparison.Ordinal)];
                texts[int.Parse(alias["case".Length..^"e".Length], null)] += part.Replace(alias, "", StringComparison.Ordinal);
            }

            return texts;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // The letter at the end keeps case1e from being the beginning of case10e.
    static string Alias(int index) => $"case{index}e";
}
