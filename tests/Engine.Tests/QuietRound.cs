namespace Gyrfalcon.Engine.Tests;

/// <summary>Measures what code allocates, and not what the runtime does meanwhile.</summary>
static class QuietRound
{
    const int MaxRounds = 200;

    /// <summary>
    /// Runs until a round passes in which the runtime was quiet, and returns what that round allocated. What code allocates, it
    /// allocates in every round.
    /// </summary>
    public static long Allocated(Action round)
    {
        for (int i = 0; i < MaxRounds; i++)
        {
            var watch = AllocationWatch.Begin();
            round();
            long allocated = watch.Allocated;
            if (watch.IsQuiet) return allocated;
        }

        throw new InvalidOperationException($"the runtime was busy in each of {MaxRounds} rounds");
    }
}
