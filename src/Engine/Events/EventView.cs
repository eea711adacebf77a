using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace Gyrfalcon.Engine.Events;

/// <summary>
/// One event, read in place from its event block: <c>ts u64, tid u64, len u32, type u16, nparams u32</c>, the parameter
/// lengths (u16 each, u32 for events with <see cref="EventFlags.LargePayload"/>), then the parameters back to back
/// (<c>scap-format</c> §3). The bytes are borrowed: the view is valid until the source moves on.
/// </summary>
public readonly ref struct EventView
{
    /// <summary>The size of the fixed header in bytes.</summary>
    public const int HeaderSize = 26;

    readonly ReadOnlySpan<byte> _block;

    EventView(ReadOnlySpan<byte> block, EventInfo? info, ushort cpu, bool isStateOnly)
    {
        _block = block;
        Info = info;
        Cpu = cpu;
        IsStateOnly = isStateOnly;
    }

    /// <summary>The row of the event table, or null for one of our own codes (1024 and up).</summary>
    public EventInfo? Info { get; }

    /// <summary>The CPU that the event was raised on.</summary>
    public ushort Cpu { get; }

    /// <summary>
    /// Whether the writer of the capture kept the event only for what it changes: its filter had dropped it, so no rule may see it.
    /// It still has a number (<c>evt.num</c>).
    /// </summary>
    public bool IsStateOnly { get; }

    /// <summary>
    /// Whether rules are asked about the event once the state has seen it: not our own records, not what was kept for the state
    /// only, not the enter events that are sent against argument swapping.
    /// </summary>
    public bool IsForRules => !IsStateOnly && Info is { IsForStateOnly: false };

    /// <summary>The whole block, as it is written to a capture file.</summary>
    public ReadOnlySpan<byte> Block => _block;

    /// <summary>Nanoseconds since the epoch.</summary>
    public ulong Timestamp => BinaryPrimitives.ReadUInt64LittleEndian(_block);

    /// <summary>The id of the thread in the initial pid namespace; -1 for events without one.</summary>
    public long ThreadId => BinaryPrimitives.ReadInt64LittleEndian(_block[8..]);

    /// <summary>The event code.</summary>
    public EventCode Code => (EventCode)BinaryPrimitives.ReadUInt16LittleEndian(_block[20..]);

    /// <summary>The number of parameters in this block, which may differ from the table's.</summary>
    public int ParameterCount => (int)BinaryPrimitives.ReadUInt32LittleEndian(_block[22..]);

    bool Large => Info is not null && (Info.Flags & EventFlags.LargePayload) != 0 || (int)Code >= 1024;

    /// <summary>
    /// Checks every length of <paramref name="block"/> and makes a view of it.
    /// </summary>
    /// <param name="block">An event block as in the type's remarks; bytes after its <c>len</c> are ignored.</param>
    /// <param name="cpu">The CPU it came from.</param>
    /// <param name="view">The view; default when the block is malformed.</param>
    /// <param name="error">What is wrong with the block, for a person; null when it is well-formed.</param>
    /// <param name="isStateOnly">See <see cref="IsStateOnly"/>.</param>
    public static bool TryCreate(ReadOnlySpan<byte> block, ushort cpu, out EventView view, [NotNullWhen(false)] out string? error, bool isStateOnly = false)
    {
        view = default;
        if (block.Length < HeaderSize)
        {
            error = "the event header is cut short";
            return false;
        }

        uint length = BinaryPrimitives.ReadUInt32LittleEndian(block[16..]);
        if (length < HeaderSize || length > (uint)block.Length)
        {
            error = "the event length does not fit its block";
            return false;
        }

        var code = (EventCode)BinaryPrimitives.ReadUInt16LittleEndian(block[20..]);
        uint count = BinaryPrimitives.ReadUInt32LittleEndian(block[22..]);
        var candidate = new EventView(block[..(int)length], EventTable.Find(code), cpu, isStateOnly);
        int width = candidate.Large ? 4 : 2;
        if ((ulong)count * (uint)width > length - HeaderSize)
        {
            error = "the event has more parameters than it has room for";
            return false;
        }

        ulong total = HeaderSize + (ulong)count * (uint)width;
        var lengths = block.Slice(HeaderSize, (int)count * width);
        if (width == 2) foreach (ushort bytes in MemoryMarshal.Cast<byte, ushort>(lengths)) total += bytes;
        else foreach (uint bytes in MemoryMarshal.Cast<byte, uint>(lengths)) total += bytes;
        if (total > length)
        {
            error = "the parameters of the event reach past its end";
            return false;
        }

        view = candidate;
        error = null;
        return true;
    }

    /// <summary>
    /// The bytes of a parameter. Empty when the parameter is empty, or when this block has no such parameter:
    /// both mean that the value is not available.
    /// </summary>
    public ReadOnlySpan<byte> Parameter(int index)
    {
        int count = ParameterCount;
        if ((uint)index >= (uint)count) return default;
        int width = Large ? 4 : 2;
        int offset = HeaderSize + count * width;
        for (int i = 0; i < index; i++) offset += LengthOf(i, width);
        return _block.Slice(offset, LengthOf(index, width));
    }

    /// <summary>A numeric parameter of any width, sign-extended; <paramref name="missing"/> when it is not available.</summary>
    public long Signed(int index, long missing = 0)
    {
        var bytes = Parameter(index);
        return bytes.Length switch
        {
            8 => BinaryPrimitives.ReadInt64LittleEndian(bytes),
            4 => BinaryPrimitives.ReadInt32LittleEndian(bytes),
            2 => BinaryPrimitives.ReadInt16LittleEndian(bytes),
            1 => (sbyte)bytes[0],
            _ => missing,
        };
    }

    /// <summary>A numeric parameter of any width, zero-extended; <paramref name="missing"/> when it is not available.</summary>
    public ulong Unsigned(int index, ulong missing = 0)
    {
        var bytes = Parameter(index);
        return bytes.Length switch
        {
            8 => BinaryPrimitives.ReadUInt64LittleEndian(bytes),
            4 => BinaryPrimitives.ReadUInt32LittleEndian(bytes),
            2 => BinaryPrimitives.ReadUInt16LittleEndian(bytes),
            1 => bytes[0],
            _ => missing,
        };
    }

    /// <summary>A string parameter without its final NUL; empty when it is not available.</summary>
    public ReadOnlySpan<byte> Text(int index)
    {
        var bytes = Parameter(index);
        int end = bytes.IndexOf((byte)0);
        return end < 0 ? bytes : bytes[..end];
    }

    int LengthOf(int index, int width)
    {
        var at = _block[(HeaderSize + index * width)..];
        return width == 2 ? BinaryPrimitives.ReadUInt16LittleEndian(at) : (int)Math.Min(BinaryPrimitives.ReadUInt32LittleEndian(at), int.MaxValue);
    }
}
