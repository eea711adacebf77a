using Gyrfalcon.Engine.Diagnostics;

namespace Gyrfalcon.Engine.Rules;

/// <summary>What became of one rules file.</summary>
/// <param name="File">The file.</param>
/// <param name="Diagnostics">What is wrong with it, and with what was loaded before it.</param>
public sealed record RulesFileResult(SourceText File, DiagnosticBag Diagnostics);
