using System.Globalization;

namespace Gyrfalcon.Configuration;

/// <summary>
/// The key of a <c>-o key=value</c> option: names separated by dots, indexes in brackets, <c>[]</c> to append; <c>\.</c>,
/// <c>\[</c>, <c>\]</c> and <c>\\</c> stand for the characters themselves (<c>config-cli</c> §1).
/// </summary>
public sealed class ConfigPath
{
    /// <summary>The longest key that is accepted; a longer one is a mistake.</summary>
    const int MaxLength = 1024;

    ConfigPath(IReadOnlyList<ConfigPathStep> steps) => Steps = steps;

    /// <summary>The steps from the root; the first is a name.</summary>
    public IReadOnlyList<ConfigPathStep> Steps { get; }

    /// <summary>Parses a key.</summary>
    /// <exception cref="ConfigurationException">The key is malformed.</exception>
    public static ConfigPath Parse(string key)
    {
        if (key.Length > MaxLength) throw Bad(key[..40] + "…", "it is too long");
        List<ConfigPathStep> steps = [];
        var name = new System.Text.StringBuilder();
        int i = 0;
        while (i < key.Length)
        {
            name.Clear();
            for (; i < key.Length && key[i] is not ('.' or '[' or ']'); i++)
            {
                if (key[i] != '\\') name.Append(key[i]);
                else if (++i < key.Length && key[i] is '.' or '[' or ']' or '\\') name.Append(key[i]);
                else throw Bad(key, "'\\' stands only before '.', '[', ']' or '\\'");
            }

            if (name.Length == 0) throw Bad(key, "a name is empty");
            steps.Add(new ConfigPathStep(name.ToString(), 0));
            while (i < key.Length && key[i] == '[') steps.Add(ParseIndex(key, ref i));
            if (i == key.Length) break;
            if (key[i] != '.') throw Bad(key, "after ']' comes '.' or '['");
            if (++i == key.Length) throw Bad(key, "a name is empty");
        }

        return steps.Count > 0 ? new ConfigPath(steps) : throw Bad(key, "it is empty");
    }

    static ConfigPathStep ParseIndex(string key, ref int i)
    {
        int close = key.IndexOf(']', i);
        if (close < 0) throw Bad(key, "']' is missing");
        var digits = key.AsSpan(i + 1, close - i - 1);
        i = close + 1;
        if (digits.IsEmpty) return new ConfigPathStep(null, ConfigPathStep.Append);
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int index)
            ? new ConfigPathStep(null, index)
            : throw Bad(key, $"'{digits}' is no index");
    }

    static ConfigurationException Bad(string key, string reason) => new($"Config error at key \"{key}\": {reason}");
}
