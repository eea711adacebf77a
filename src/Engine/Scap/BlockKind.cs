namespace Gyrfalcon.Engine.Scap;

/// <summary>What a block holds, whatever its version.</summary>
enum BlockKind : byte
{
    Unknown,
    Section,
    Machine,
    Interfaces,
    Users,
    Processes,
    Descriptors,
    Event,
}
