namespace Gyrfalcon.Engine.State;

/// <summary>Bits of <see cref="ThreadEntry.CloneFlags"/> that the state looks at: the driver's <c>PPM_CL_*</c>, not the kernel's numbers.</summary>
static class CloneBits
{
    public const uint Files = 1 << 0;
    public const uint NewPid = 1 << 6;
    public const uint Parent = 1 << 8;
    public const uint Thread = 1 << 13;

    /// <summary>The state's own: the entry was made by the child's event, so the caller's, which comes later, has nothing to add.</summary>
    public const uint Inverted = 1 << 16;

    public const uint NewUser = 1 << 20;

    /// <summary>The state's own: the thread writes into a shell pipe.</summary>
    public const uint PipeSource = 1 << 21;

    /// <summary>The state's own: the thread reads from a shell pipe.</summary>
    public const uint PipeDestination = 1 << 22;

    public const uint Vfork = 1 << 27;

    /// <summary>The driver's own: the new thread is not in the initial pid namespace.</summary>
    public const uint ChildInPidNamespace = 1 << 29;
}
