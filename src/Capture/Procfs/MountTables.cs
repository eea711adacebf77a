using System.Buffers.Text;

namespace Gyrfalcon.Capture.Procfs;

/// <summary>
/// The device of every mount, by mount id. The device that stat(2) gives for a file is another one on btrfs and overlayfs than
/// that of its file system, which the probe sends.
/// </summary>
sealed class MountTables
{
    const int BufferSize = 32 * 1024;
    const int Limit = 100_000;

    readonly Dictionary<ulong, uint> _devices = [];
    readonly HashSet<ulong> _spaces = [];
    readonly byte[] _buffer = new byte[BufferSize];

    /// <summary>The device of the mount that a process's file lies on; false when its mount namespace does not list it.</summary>
    public bool TryFind(ProcDirectory process, ulong mount, out uint device)
    {
        if (_devices.TryGetValue(mount, out device)) return true;
        ulong space = process.TryStat("ns/mnt"u8, out var stat) ? stat.Inode : 0;
        if (_devices.Count >= Limit || !_spaces.Add(space)) return false;
        process.ReadLines("mountinfo"u8, _buffer, Add);
        return _devices.TryGetValue(mount, out device);
    }

    /// <summary>Forgets all mounts.</summary>
    public void Clear()
    {
        _devices.Clear();
        _spaces.Clear();
    }

    /// <summary>Encodes a device number as the probe does.</summary>
    public static uint Encode(uint major, uint minor) => minor & 0xff | major << 8 | (minor & ~0xffu) << 12;

    // `36 35 98:0 /mnt1 /mnt2 …`: id, parent, device.
    void Add(ReadOnlySpan<byte> line)
    {
        var words = new TextScanner(line);
        ulong mount = words.Unsigned();
        words.Skip(1);
        var device = words.Word();
        int colon = device.IndexOf((byte)':');
        if (mount == 0 || colon < 0 || _devices.Count >= Limit) return;
        if (Utf8Parser.TryParse(device[..colon], out uint major, out _) && Utf8Parser.TryParse(device[(colon + 1)..], out uint minor, out _))
            _devices[mount] = Encode(major, minor);
    }
}
