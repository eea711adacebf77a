using Gyrfalcon.Engine.Alerts;
using Gyrfalcon.Engine.Yaml;

namespace Gyrfalcon.Engine.Testing;

/// <summary>A value that a field must have with an alert.</summary>
/// <param name="Name">The field, with its argument if it has one.</param>
/// <param name="Format">Gives its value as an alert shows it.</param>
/// <param name="Value">The value, where it stands.</param>
public sealed record ExpectedField(string Name, OutputFormat Format, YamlScalar Value);
