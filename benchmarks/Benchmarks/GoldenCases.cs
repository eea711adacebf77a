using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Tests.Rules;

namespace Gyrfalcon.Benchmarks;

/// <summary>The golden cases beside the project: captures, and the rules of the reference.</summary>
static class GoldenCases
{
    static readonly string s_folder = Path.Combine(Environment.GetEnvironmentVariable("GYR_SHARED") ?? "", "golden");

    /// <summary>Whether they are here.</summary>
    public static bool AreThere => Directory.Exists(s_folder);

    /// <summary>The path of one.</summary>
    public static string PathOf(string name) => Path.Combine(s_folder, name);

    /// <summary>The reference's rules: its 25 stable ones or all 93, disabled ones too, or more made of them with other constants.</summary>
    /// <param name="count">How many.</param>
    public static VariedRules Rules(int count)
    {
        string[] files = count is 25 or 500 ? ["falco_rules.yaml"] : ["falco_rules.yaml", "falco-incubating_rules.yaml", "falco-sandbox_rules.yaml"];
        return new VariedRules(ConditionTrees.Load(files.Select(f => new SourceText(f, File.ReadAllText(PathOf("rules/upstream/" + f))))), count);
    }
}
