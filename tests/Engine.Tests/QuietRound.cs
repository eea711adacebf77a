using System.Runtime;

namespace Gyrfalcon.Engine.Tests;

/// <summary>Measures what code allocates, and not what the runtime does meanwhile.</summary>
static class QuietRound
{
    const int MaxRounds = 200;

    /// <summary>
    /// Runs until a round passes in which the runtime neither compiled a method on this thread nor collected garbage, for both may
    /// book bytes of their own on the thread; returns what that round allocated. What code allocates, it allocates in every round.
    /// </summary>
    public static long Allocated(Action round)
    {
        for (int i = 0; i < MaxRounds; i++)
        {
            long compiled = JitInfo.GetCompiledMethodCount(currentThread: true);
            int collections = GC.CollectionCount(0);
            long before = GC.GetAllocatedBytesForCurrentThread();
            round();
            long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            if (JitInfo.GetCompiledMethodCount(currentThread: true) == compiled && GC.CollectionCount(0) == collections) return allocated;
        }

        throw new InvalidOperationException($"the runtime was busy in each of {MaxRounds} rounds");
    }
}
