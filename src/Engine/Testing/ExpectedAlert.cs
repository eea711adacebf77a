using Gyrfalcon.Engine.Yaml;

namespace Gyrfalcon.Engine.Testing;

/// <summary>An alert that a test expects.</summary>
/// <param name="Rule">The name of the rule, where it stands.</param>
public sealed record ExpectedAlert(YamlScalar Rule)
{
    /// <summary>How often it must be raised; null for at least once.</summary>
    public int? Times { get; init; }

    /// <summary>Texts that the output of one of the alerts must hold.</summary>
    public IReadOnlyList<YamlScalar> Output { get; init; } = [];

    /// <summary>Values that fields must have with the same alert.</summary>
    public IReadOnlyList<ExpectedField> Fields { get; init; } = [];
}
