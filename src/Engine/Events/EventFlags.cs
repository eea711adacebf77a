namespace Gyrfalcon.Engine.Events;

/// <summary>What an event does to descriptors and state; the reference's <c>EF_*</c> names.</summary>
[Flags]
public enum EventFlags : ushort
{
    None = 0,
    CreatesFd = 1 << 0,
    DestroysFd = 1 << 1,
    UsesFd = 1 << 2,
    ReadsFromFd = 1 << 3,
    WritesToFd = 1 << 4,
    ModifiesState = 1 << 5,
    /// <summary>A code that no driver ever sent.</summary>
    Unused = 1 << 6,
    Waits = 1 << 7,
    SkipParserReset = 1 << 8,
    /// <summary>Only in old captures; the converter turns it into a current event.</summary>
    OldVersion = 1 << 9,
    /// <summary>Parameter lengths are 32 bits wide instead of 16.</summary>
    LargePayload = 1 << 10,
    ConverterManaged = 1 << 11,
}
