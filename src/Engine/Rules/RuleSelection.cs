using Gyrfalcon.Engine.Diagnostics;

namespace Gyrfalcon.Engine.Rules;

/// <summary>Enables or disables rules, whatever their files say (an entry of <c>rules</c>, <c>rule-language</c> §10).</summary>
/// <param name="Enables">Whether the rules are enabled.</param>
public sealed record RuleSelection(bool Enables)
{
    /// <summary>The name of a rule, in which <c>*</c> stands for any text; null selects none by name.</summary>
    public MappedText? Rule { get; init; }

    /// <summary>A tag; the rules that have it are selected too, those by name first. Null selects none by tag.</summary>
    public MappedText? Tag { get; init; }
}
