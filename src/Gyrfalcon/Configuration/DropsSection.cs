using Gyrfalcon.Drops;

namespace Gyrfalcon.Configuration;

/// <summary>Reads <c>syscall_event_drops</c> and <c>syscall_event_timeouts</c>.</summary>
static class DropsSection
{
    /// <summary>The options.</summary>
    public static DropOptions Read(ConfigReader reader)
    {
        var defaults = new DropOptions();
        return new()
        {
            Threshold = ReadThreshold(reader, defaults.Threshold),
            Actions = ReadActions(reader),
            Rate = reader.Number("syscall_event_drops.rate", defaults.Rate, 0, double.MaxValue),
            MaxBurst = reader.Number("syscall_event_drops.max_burst", defaults.MaxBurst, 0, double.MaxValue),
            Simulates = reader.Bool("syscall_event_drops.simulate_drops", defaults.Simulates),
            MaxTimeouts = ReadTimeouts(reader, defaults.MaxTimeouts),
        };
    }

    static double ReadThreshold(ConfigReader reader, double fallback)
    {
        const string key = "syscall_event_drops.threshold";
        double threshold = reader.Number(key, fallback, double.MinValue, double.MaxValue);
        if (threshold is >= 0 and <= 1) return threshold;
        reader.Error(key, "syscall event drops threshold must be a double in the range [0, 1]");
        return fallback;
    }

    static int ReadTimeouts(ConfigReader reader, int fallback)
    {
        const string key = "syscall_event_timeouts.max_consecutives";
        int timeouts = reader.Integer(key, fallback, 0, int.MaxValue);
        if (timeouts > 0) return timeouts;
        reader.Error(key, "the maximum consecutive timeouts without an event must be an unsigned integer > 0");
        return fallback;
    }

    // Each once, in the order in which the reference takes them.
    static DropAction[] ReadActions(ConfigReader reader)
    {
        const string key = "syscall_event_drops.actions";
        SortedSet<DropAction> actions = [];
        bool ignores = false;
        foreach (string word in reader.List(key))
        {
            if (ignores && word is "log" or "alert") reader.Error(key, $"syscall event drop action \"{word}\" does not make sense with the \"ignore\" action");
            switch (word)
            {
                case "ignore":
                    ignores = true;
                    break;
                case "log":
                    actions.Add(DropAction.Log);
                    break;
                case "alert":
                    actions.Add(DropAction.Alert);
                    break;
                case "exit":
                    actions.Add(DropAction.Exit);
                    break;
                default:
                    reader.Error(key, $"available actions for syscall event drops are \"ignore\", \"log\", \"alert\", and \"exit\", not \"{word}\"");
                    break;
            }
        }

        return [.. actions];
    }
}
