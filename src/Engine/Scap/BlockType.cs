namespace Gyrfalcon.Engine.Scap;

/// <summary>The number of a block in a capture file (<c>scap-format</c> §2); only the newest of each kind is written.</summary>
enum BlockType : uint
{
    Section = 0x0A0D0D0A,
    Machine = 0x201,
    ProcessesV9 = 0x215,
    DescriptorsV2 = 0x218,
    InterfacesV2 = 0x219,
    UsersV2 = 0x220,
    EventV2 = 0x216,
    EventWithFlagsV2 = 0x217,
    LargeEventV2 = 0x221,
    LargeEventWithFlagsV2 = 0x222,
}
