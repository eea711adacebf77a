using System.Text;

namespace Gyrfalcon.Fuzz;

/// <summary>The output of a rule that every event matches, so that what compiles is formatted too.</summary>
public sealed class OutputTarget() : FuzzTarget("output")
{
    readonly RulesProbe _probe = new();

    /// <inheritdoc/>
    public override bool Run(ReadOnlySpan<byte> input) => _probe.Load($"""
        - rule: fuzzed
          desc: d
          priority: INFO
          condition: evt.num > 0
          output: {YamlText.Quote(Encoding.UTF8.GetString(input))}
        """);
}
