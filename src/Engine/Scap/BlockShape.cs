namespace Gyrfalcon.Engine.Scap;

/// <summary>What the number of a block says of its body.</summary>
/// <param name="Kind">What it holds.</param>
/// <param name="Version">The version of the layout, from 1.</param>
/// <param name="HasFlags">An event led by 32 bits of flags.</param>
/// <param name="IsLarge">An event that may be longer than 64 KiB.</param>
readonly record struct BlockShape(BlockKind Kind, byte Version = 1, bool HasFlags = false, bool IsLarge = false)
{
    /// <summary>The shape of a block; numbers with the high bit are those of files older than 2014.</summary>
    public static BlockShape Of(uint type) => type switch
    {
        0x0A0D0D0A => new(BlockKind.Section),
        0x201 or 0x8002ABCD => new(BlockKind.Machine),
        0x202 or 0x8000ABCD => new(BlockKind.Processes, 1),
        0x207 or 0x8013ABCD => new(BlockKind.Processes, 2),
        0x209 or 0x8014ABCD => new(BlockKind.Processes, 3),
        >= 0x210 and <= 0x215 => new(BlockKind.Processes, (byte)(type - 0x210 + 4)),
        0x203 or 0x8001ABCD => new(BlockKind.Descriptors, 1),
        0x218 => new(BlockKind.Descriptors, 2),
        0x205 or 0x8011ABCD => new(BlockKind.Interfaces, 1),
        0x219 => new(BlockKind.Interfaces, 2),
        0x206 or 0x8012ABCD => new(BlockKind.Users, 1),
        0x220 => new(BlockKind.Users, 2),
        0x204 or 0x8010ABCD => new(BlockKind.Event, 1),
        0x208 => new(BlockKind.Event, 1, HasFlags: true),
        0x216 => new(BlockKind.Event, 2),
        0x217 => new(BlockKind.Event, 2, HasFlags: true),
        0x221 => new(BlockKind.Event, 2, IsLarge: true),
        0x222 => new(BlockKind.Event, 2, HasFlags: true, IsLarge: true),
        _ => default,
    };
}
