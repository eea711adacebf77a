using System.Text;
using Gyrfalcon.Engine.Yaml;

namespace Gyrfalcon.Configuration;

/// <summary>Environment variables in configuration values.</summary>
static class EnvironmentVariables
{
    /// <summary>Expands every single value of a mapping, but not its keys. A value that an alias repeats is expanded once.</summary>
    public static void Expand(YamlMapping mapping) => Expand(mapping, []);

    static YamlNode Expand(YamlNode node, HashSet<YamlNode> done)
    {
        switch (node)
        {
            case YamlScalar scalar when Expand(scalar.Value) is var value && value != scalar.Value:
                return scalar.With(value);
            case YamlSequence sequence when done.Add(node):
                for (int i = 0; i < sequence.Items.Count; i++) sequence.Items[i] = Expand(sequence.Items[i], done);
                return node;
            case YamlMapping mapping when done.Add(node):
                for (int i = 0; i < mapping.Entries.Count; i++) mapping.Entries[i] = mapping.Entries[i] with { Value = Expand(mapping.Entries[i].Value, done) };
                return node;
            default:
                return node;
        }
    }

    /// <summary>
    /// Replaces each <c>${NAME}</c> by the variable's value, or by nothing when it is not set; <c>$${NAME}</c> stands for itself.
    /// A <c>${</c> without an end stops the expansion. What was put in is not expanded again.
    /// </summary>
    public static string Expand(string value)
    {
        if (!value.Contains("${", StringComparison.Ordinal)) return value;
        var expanded = new StringBuilder();
        int done = 0;
        while (value.IndexOf("${", done, StringComparison.Ordinal) is int open && open >= 0)
        {
            int close = value.IndexOf('}', open);
            if (close < 0) break;
            if (open > done && value[open - 1] == '$')
            {
                expanded.Append(value, done, open - 1 - done).Append(value, open, close + 1 - open);
            }
            else
            {
                expanded.Append(value, done, open - done).Append(Environment.GetEnvironmentVariable(value[(open + 2)..close]));
            }

            done = close + 1;
        }

        return expanded.Append(value, done, value.Length - done).ToString();
    }
}
