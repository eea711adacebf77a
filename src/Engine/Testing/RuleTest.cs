using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Yaml;

namespace Gyrfalcon.Engine.Testing;

/// <summary>One test: what happens, and which rules must and must not fire.</summary>
public sealed class RuleTest
{
    internal RuleTest(string name, SourceSpan place)
    {
        Name = name;
        Place = place;
    }

    /// <summary>The name, of which there is one in a file.</summary>
    public string Name { get; }

    /// <summary>Where it stands.</summary>
    public SourceSpan Place { get; }

    /// <summary>The path of a capture file as it was written; null when the events are written by hand.</summary>
    public YamlScalar? Capture { get; internal set; }

    /// <summary>Which events of the capture count; null for all.</summary>
    public EventFilter? Filter { get; internal set; }

    /// <summary>The blocks of the events, those that tell the state first; none of a capture.</summary>
    public IReadOnlyList<byte[]> Blocks { get; internal set; } = [];

    /// <summary>The alerts that must be raised.</summary>
    public IReadOnlyList<ExpectedAlert> Fires { get; internal set; } = [];

    /// <summary>The rules that must not fire.</summary>
    public IReadOnlyList<YamlScalar> Silent { get; internal set; } = [];

    /// <summary>Whether no rule may fire but those of <see cref="Fires"/>.</summary>
    public bool OthersAreSilent { get; internal set; }

    /// <summary>Whether a rule must not fire.</summary>
    public bool IsSilent(string rule) => Silent.Any(s => s.Value == rule) || (OthersAreSilent && Fires.All(f => f.Rule.Value != rule));
}
