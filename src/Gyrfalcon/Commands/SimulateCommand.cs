using System.CommandLine;
using Gyrfalcon.Configuration;
using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Rules;
using Gyrfalcon.Hosting;
using Gyrfalcon.Simulating;

namespace Gyrfalcon.Commands;

/// <summary><c>gyr simulate</c>: harmless actions, one for each stock rule, to see that an installation works.</summary>
static class SimulateCommand
{
    public static Command Create()
    {
        var options = new CommonOptions();
        var list = new Option<bool>("--list") { Description = "Lists the actions and does none" };
        var rule = new Option<string[]>("--rule") { Description = "The rule whose action to do; may be repeated", HelpName = "name" };
        var all = new Option<bool>("--all") { Description = "Does the actions of all rules" };
        var verify = new Option<bool>("--verify") { Description = "Detects meanwhile, with the rules given, and fails when an action raises no alert" };
        var json = new Option<bool>("--json") { Description = "Writes JSON" };
        var command = new Command("simulate", "Does harmless things that the stock rules fire on, in a container of its own making");
        options.AddTo(command);
        foreach (var option in (Option[])[list, rule, all, verify, json]) command.Options.Add(option);
        command.SetAction(result =>
        {
            var writer = new SimulationWriter(Console.Out, Terminals.HasColour(Console.IsOutputRedirected));
            if (result.GetValue(list))
            {
                writer.Write(Simulations.All);
                return ExitCodes.Ok;
            }

            var chosen = result.GetValue(all) ? Simulations.All : Choose(result.GetValue(rule) ?? []);
            using var detection = result.GetValue(verify) ? Watch(options, result, ref chosen) : null;
            var results = Simulator.Run(chosen, detection, ShowProgress);
            ShowProgress(simulation: null);
            if (result.GetValue(json)) writer.WriteJson(results);
            else writer.Write(results);
            return results.All(r => r.IsGood) ? ExitCodes.Ok : ExitCodes.Failed;
        });
        return command;
    }

    static IReadOnlyList<Simulation> Choose(string[] rules)
    {
        if (rules.Length == 0) throw new ConfigurationException("nothing to do: name a rule by --rule, or say --all; --list shows what there is");
        return [.. rules.Select(name => Simulations.All.FirstOrDefault(simulation => simulation.Rule == name)
            ?? throw new ConfigurationException($"there is no action for the rule '{name}'{Suggest(name)}; --list shows what there is"))];
    }

    static string Suggest(string name) =>
        Suggestions.Closest(name, Simulations.All.Select(simulation => simulation.Rule)) is { } nearest ? $"; did you mean '{nearest}'?" : "";

    // Of actions whose rule is not loaded no alert can come.
    static Detection Watch(CommonOptions options, ParseResult result, ref IReadOnlyList<Simulation> chosen)
    {
        var diagnostics = new DiagnosticBag();
        var settings = options.Load(result, diagnostics);
        if (RulesFiles.Load(settings, diagnostics, Console.Error) is not { } rules) throw new ConfigurationException("the rules cannot be loaded");
        var loaded = rules.Ruleset.Rules.Select(rule => rule.Name).ToHashSet(StringComparer.Ordinal);
        var missing = chosen.Where(simulation => !loaded.Contains(simulation.Rule)).ToList();
        if (missing.Count > 0) Console.Error.WriteLine($"left out, because their rules are not loaded: {string.Join(", ", missing.Select(simulation => simulation.Rule))}");
        chosen = [.. chosen.Except(missing)];
        return new Detection(options.Arguments(result));
    }

    static void ShowProgress(Simulation? simulation)
    {
        if (!Terminals.HasControls(Console.IsErrorRedirected)) return;
        Console.Error.Write(simulation is null ? "\r\e[K" : $"\r\e[K{simulation.Rule} …");
    }
}
