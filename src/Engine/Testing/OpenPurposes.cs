namespace Gyrfalcon.Engine.Testing;

/// <summary>What files are opened for, with the flags that say so (<c>PPM_O_*</c>).</summary>
static class OpenPurposes
{
    const uint ReadOnly = 1, WriteOnly = 2, ReadWrite = 3, Create = 4, Append = 8, Truncate = 0x100, Created = 0x4000, Directory = 0x400;

    static readonly Dictionary<string, uint> s_flags = new()
    {
        ["read"] = ReadOnly,
        ["write"] = WriteOnly,
        ["readwrite"] = ReadWrite,
        ["append"] = WriteOnly | Append,
        ["create"] = WriteOnly | Create | Truncate | Created,
        ["list"] = ReadOnly | Directory,
    };

    /// <summary>The words.</summary>
    public static IEnumerable<string> Names => s_flags.Keys;

    /// <summary>The flags of a word.</summary>
    public static bool TryFind(string name, out uint flags) => s_flags.TryGetValue(name, out flags);
}
