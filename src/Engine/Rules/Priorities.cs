using Gyrfalcon.Engine.Diagnostics;

namespace Gyrfalcon.Engine.Rules;

/// <summary>How priorities are written in rules files and in the configuration.</summary>
public static class Priorities
{
    static readonly string[] s_names = ["Emergency", "Alert", "Critical", "Error", "Warning", "Notice", "Informational", "Debug"];

    /// <summary>The names in alerts, by priority.</summary>
    public static IReadOnlyList<string> Names => s_names;

    /// <summary>The name in alerts.</summary>
    public static string Name(this Priority priority) => s_names[(int)priority];

    /// <summary>Reads a priority in any case; <c>Info</c> is short for <c>Informational</c>.</summary>
    public static bool TryParse(string text, out Priority priority)
    {
        priority = Priority.Informational;
        if (text.Equals("info", StringComparison.OrdinalIgnoreCase)) return true;
        int index = Array.FindIndex(s_names, name => name.Equals(text, StringComparison.OrdinalIgnoreCase));
        if (index < 0) return false;
        priority = (Priority)index;
        return true;
    }

    /// <summary>The priority that may have been meant, or null.</summary>
    public static string? Suggest(string text) => Suggestions.Closest(text, s_names)?.ToUpperInvariant();
}
