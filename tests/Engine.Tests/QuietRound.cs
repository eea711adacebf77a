namespace Gyrfalcon.Engine.Tests;

/// <summary>Measures what code allocates, and not what the runtime books on its thread meanwhile.</summary>
static class QuietRound
{
    const int MaxRounds = 20;

    /// <summary>
    /// Runs rounds until one allocates nothing, and returns the least that one did. What code allocates, it allocates in every
    /// round; what the runtime books on the thread of its own (2,816 and 5,104 bytes were seen, with no method compiled and no
    /// collection counted) comes once.
    /// </summary>
    public static long Allocated(Action round) => Least(() =>
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        round();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    });

    /// <summary>The same for a round that measures itself, because it does more than what is measured.</summary>
    public static long Least(Func<long> round)
    {
        long least = long.MaxValue;
        for (int i = 0; i < MaxRounds && least > 0; i++) least = Math.Min(least, round());
        return least;
    }
}
