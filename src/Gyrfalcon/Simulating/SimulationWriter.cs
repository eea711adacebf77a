using Gyrfalcon.Listing;

namespace Gyrfalcon.Simulating;

/// <summary>Writes simulations and what came of them: a line each, or JSON.</summary>
/// <param name="writer">Where to.</param>
/// <param name="hasColour">Whether it is a terminal that takes ANSI colours.</param>
sealed class SimulationWriter(TextWriter writer, bool hasColour)
{
    static readonly int s_width = Simulations.All.Max(simulation => simulation.Rule.Length) + 2;

    public void Write(IEnumerable<Simulation> simulations)
    {
        foreach (var simulation in simulations) writer.WriteLine($"{simulation.Rule.PadRight(s_width)}{simulation.Does}");
    }

    public void Write(IReadOnlyList<SimulationResult> results)
    {
        foreach (var result in results) Write(result);
        writer.WriteLine();
        writer.WriteLine(Summary(results));
    }

    public void WriteJson(IEnumerable<SimulationResult> results) => JsonOutput.WriteIndented(writer, json =>
    {
        json.WriteStartArray();
        foreach (var result in results)
        {
            json.WriteStartObject();
            json.WriteString("rule", result.Simulation.Rule);
            json.WriteString("does", result.Simulation.Does);
            json.WriteBoolean("done", result.Error is null);
            if (result.Error is { } error) json.WriteString("error", error);
            if (result.Fired is { } fired)
            {
                json.WriteStartArray("fired");
                foreach (string rule in fired) json.WriteStringValue(rule);
                json.WriteEndArray();
                json.WriteStartArray("unexpected");
                foreach (string rule in result.Unexpected) json.WriteStringValue(rule);
                json.WriteEndArray();
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    void Write(SimulationResult result)
    {
        var (state, colour) = result switch
        {
            { Error: not null } => ("not done", "33"),
            { Fired: null } => ("done", "32"),
            { IsGood: true } => ("alert", "32"),
            _ => ("NO ALERT", "31;1"),
        };
        string mark = state.PadRight(10);
        writer.WriteLine($"{(hasColour ? $"\e[{colour}m{mark}\e[0m" : mark)}{result.Simulation.Rule.PadRight(s_width)}{result.Error ?? result.Simulation.Does}");
        foreach (string rule in result.Unexpected) writer.WriteLine($"{new string(' ', 10)}also fired, and should not: {rule}");
    }

    static string Summary(IReadOnlyList<SimulationResult> results)
    {
        int notDone = results.Count(r => r.Error is not null), missed = results.Count(r => r.Error is null && !r.IsGood);
        string done = $"{results.Count - notDone} of {results.Count} actions done";
        return results.All(r => r.Fired is null) ? $"{done}; look for their alerts where yours go"
            : missed == 0 ? $"{done}, each raised its alert"
            : $"{done}, {missed} raised no alert";
    }
}
