using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Yaml.Schemas;

namespace Gyrfalcon.Engine.Rules;

/// <summary>What became of one rules file.</summary>
/// <param name="File">The file.</param>
/// <param name="Diagnostics">What is wrong with it, and with what was loaded before it.</param>
/// <param name="SchemaWarnings">Where it does not meet <see cref="RulesSchema"/>; empty when it does, null when there was nothing to check.</param>
public sealed record RulesFileResult(SourceText File, DiagnosticBag Diagnostics, IReadOnlyList<SchemaFinding>? SchemaWarnings);
