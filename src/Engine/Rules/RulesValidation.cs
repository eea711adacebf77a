namespace Gyrfalcon.Engine.Rules;

/// <summary>What a check of rules files has found.</summary>
/// <param name="Files">The files in order.</param>
/// <param name="Compilation">What was loaded; null when there are errors in any file.</param>
public sealed record RulesValidation(IReadOnlyList<RulesFileResult> Files, RulesCompilation? Compilation)
{
    /// <summary>Whether all files can be loaded.</summary>
    public bool IsSuccessful => Compilation is not null;
}
