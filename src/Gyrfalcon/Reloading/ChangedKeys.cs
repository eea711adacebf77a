using Gyrfalcon.Engine.Yaml;

namespace Gyrfalcon.Reloading;

/// <summary>Which keys of two configurations differ, and which of those need a restart.</summary>
static class ChangedKeys
{
    // What is taken over while the agent runs; a key covers all that is below it.
    static readonly string[] s_takenOver =
    [
        "append_output", "base_syscalls", "buffer_format_base64", "config_files", "gyrfalcon.alerts", "json_include_message_property", "json_include_output_fields_property",
        "json_include_output_property", "json_include_tags_property", "json_output", "priority", "rule_matching", "rules", "rules_file", "rules_files", "static_fields",
    ];

    /// <summary>The keys that differ and take effect only when the agent starts anew, sorted.</summary>
    public static IReadOnlyList<string> NeedingRestart(YamlMapping before, YamlMapping now)
    {
        SortedSet<string> changed = new(StringComparer.Ordinal);
        Compare(before, now, "", changed);
        return [.. changed.Where(k => !s_takenOver.Any(t => k == t || k.StartsWith(t + ".", StringComparison.Ordinal)))];
    }

    static void Compare(YamlMapping? before, YamlMapping? now, string prefix, SortedSet<string> changed)
    {
        foreach (string key in Keys(before).Union(Keys(now)))
        {
            var (old, fresh) = (before?.Find(key), now?.Find(key));
            if (old is YamlMapping or null && fresh is YamlMapping or null) Compare(old as YamlMapping, fresh as YamlMapping, $"{prefix}{key}.", changed);
            else if (!IsSame(old, fresh)) changed.Add(prefix + key);
        }
    }

    static IEnumerable<string> Keys(YamlMapping? mapping) => mapping?.Entries.Select(e => e.Key.Value) ?? [];

    static bool IsSame(YamlNode? a, YamlNode? b) => (a, b) switch
    {
        (YamlScalar x, YamlScalar y) => x.Value == y.Value && x.IsNull == y.IsNull,
        (YamlSequence x, YamlSequence y) => x.Items.Count == y.Items.Count && x.Items.Zip(y.Items).All(p => IsSame(p.First, p.Second)),
        (YamlMapping x, YamlMapping y) => x.Entries.Count == y.Entries.Count && x.Entries.Zip(y.Entries).All(p => p.First.Key.Value == p.Second.Key.Value && IsSame(p.First.Value, p.Second.Value)),
        _ => a is null && b is null,
    };
}
