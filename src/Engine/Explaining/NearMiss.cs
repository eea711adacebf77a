namespace Gyrfalcon.Engine.Explaining;

/// <summary>Events for which a condition failed by the same checks.</summary>
/// <param name="failingConjuncts">How many conjuncts failed.</param>
/// <param name="failingChecks">How many checks would have to come out differently.</param>
public sealed class NearMiss(int failingConjuncts, int failingChecks)
{
    /// <summary>How many conjuncts failed.</summary>
    public int FailingConjuncts => failingConjuncts;

    /// <summary>How many checks would have to come out differently.</summary>
    public int FailingChecks => failingChecks;

    /// <summary>How many such events there are.</summary>
    public long Count { get; internal set; }

    /// <summary>The first of them.</summary>
    public Explanation First { get; internal set; } = null!;
}
