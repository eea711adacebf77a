using System.Text.Json;
using Gyrfalcon.Live.Tests.Agents;
using Gyrfalcon.Live.Tests.Support;

namespace Gyrfalcon.Live.Tests.Simulating;

/// <summary><c>gyr simulate</c>: every stock rule fires on its action, and on no other.</summary>
public sealed class SimulateTests(Lab lab)
{
    [Fact]
    public void All_WithTheStockRules_EachRaisesItsAlertAndNoOther()
    {
        Requirements.SkipUnlessLive();
        Assert.SkipWhen(Repository.Binary.EndsWith(".dll", StringComparison.Ordinal), "The simulated programs are the native binary: make build.");
        var result = AgentCommand.Run(["simulate", "--all", "--verify", "--json", "-c", lab.Files.Configuration, .. StockRules.Files.SelectMany(file => (string[])["-r", file])]);
        Assert.True(result.ExitCode == 0, result.Error + result.Output);

        using var json = JsonDocument.Parse(result.Output);
        var simulations = json.RootElement.EnumerateArray().ToList();
        Assert.Equal(StockRules.Names.Order(), simulations.Select(simulation => simulation.GetProperty("rule").GetString()!).Order());
        Assert.All(simulations, simulation => Assert.Contains(simulation.GetProperty("rule").GetString(), Texts(simulation, "fired")));
        Assert.All(simulations, simulation => Assert.Empty(Texts(simulation, "unexpected")));
    }

    [Fact]
    public void Rule_Unknown_NamesTheNearest()
    {
        var result = AgentCommand.Run(["simulate", "--rule", "Log Cleaned"]);
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("did you mean 'Log Cleared'?", result.Error, StringComparison.Ordinal);
    }

    static List<string?> Texts(JsonElement simulation, string name) => [.. simulation.GetProperty(name).EnumerateArray().Select(text => text.GetString())];
}
