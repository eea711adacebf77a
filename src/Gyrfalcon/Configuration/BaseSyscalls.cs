namespace Gyrfalcon.Configuration;

/// <summary>Which syscalls are watched beside those that the rules name (<c>base_syscalls</c>, <c>config-cli</c> §9).</summary>
/// <param name="CustomSet"><c>custom_set</c>: names instead of those that the state needs; <c>!name</c> leaves one out, whoever names it.</param>
/// <param name="Repair"><c>repair</c>: only what the state cannot do without for these rules.</param>
/// <param name="All"><c>all</c>: also those with so many calls that they are left out else.</param>
public sealed record BaseSyscalls(IReadOnlyList<string> CustomSet, bool Repair, bool All)
{
    /// <summary>What the state needs.</summary>
    public static BaseSyscalls Default { get; } = new([], Repair: false, All: false);
}
