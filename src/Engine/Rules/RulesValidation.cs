using Gyrfalcon.Engine.Rules.Loading;

namespace Gyrfalcon.Engine.Rules;

/// <summary>What a check of rules files has found.</summary>
public sealed class RulesValidation
{
    internal RulesValidation(IReadOnlyList<RulesFileResult> files, RulesCompilation? compilation)
    {
        Files = files;
        Compilation = compilation;
    }

    /// <summary>The files in order.</summary>
    public IReadOnlyList<RulesFileResult> Files { get; }

    /// <summary>Whether all of them can be loaded.</summary>
    public bool IsSuccessful => Compilation is not null;

    internal RulesCompilation? Compilation { get; }
}
