namespace Gyrfalcon.Live.Tests.Support;

/// <summary>The rules files of this repository.</summary>
static class StockRules
{
    const string RuleKey = "- rule: ";

    /// <summary>Their paths, in the order in which they load.</summary>
    public static IReadOnlyList<string> Files { get; } =
        Command.Run(Path.Combine(Repository.Root, "eng", "stock-rules.sh")).Succeeded("stock-rules.sh").Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The names of all rules.</summary>
    public static IEnumerable<string> Names => Files.SelectMany(File.ReadLines).Where(line => line.StartsWith(RuleKey, StringComparison.Ordinal)).Select(line => line[RuleKey.Length..]);
}
