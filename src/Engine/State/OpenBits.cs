namespace Gyrfalcon.Engine.State;

/// <summary>Bits of <see cref="FdEntry.OpenFlags"/> that the state looks at: the driver's <c>PPM_O_*</c>, not the kernel's numbers.</summary>
static class OpenBits
{
    public const uint Directory = 1 << 10;
    public const uint CloseOnExec = 1 << 12;

    /// <summary>From here up the probe adds what it found: file created, upper layer, lower layer.</summary>
    public const uint FirstOfProbe = 1 << 14;

    public const uint UpperLayer = 1 << 15;
    public const uint LowerLayer = 1 << 16;
}
