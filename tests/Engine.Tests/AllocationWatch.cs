using System.Runtime;

namespace Gyrfalcon.Engine.Tests;

/// <summary>What was allocated on this thread since it began, and whether the runtime may have booked bytes of its own meanwhile.</summary>
readonly struct AllocationWatch
{
    readonly long _compiled;
    readonly int _collections;
    readonly long _bytes;

    AllocationWatch(long compiled, int collections, long bytes)
    {
        _compiled = compiled;
        _collections = collections;
        _bytes = bytes;
    }

    /// <summary>Begins.</summary>
    public static AllocationWatch Begin() =>
        new(JitInfo.GetCompiledMethodCount(currentThread: true), GC.CollectionCount(0), GC.GetAllocatedBytesForCurrentThread());

    /// <summary>The bytes.</summary>
    public long Allocated => GC.GetAllocatedBytesForCurrentThread() - _bytes;

    /// <summary>Whether the runtime neither compiled a method on this thread nor collected garbage, which both allocate.</summary>
    public bool IsQuiet => JitInfo.GetCompiledMethodCount(currentThread: true) == _compiled && GC.CollectionCount(0) == _collections;
}
