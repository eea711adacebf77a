using System.Buffers.Binary;
using Gyrfalcon.Engine.Fields;

namespace Gyrfalcon.Engine.Filtering.Evaluation;

/// <summary>The elements of a list value, each of which is led by its length as a little-endian u32.</summary>
/// <param name="list">The bytes of the list.</param>
ref struct ListElements(ReadOnlySpan<byte> list)
{
    ReadOnlySpan<byte> _rest = list;

    public ReadOnlySpan<byte> Current { get; private set; }

    public readonly ListElements GetEnumerator() => this;

    public bool MoveNext()
    {
        if (_rest.Length < sizeof(uint)) return false;
        uint length = BinaryPrimitives.ReadUInt32LittleEndian(_rest);
        if (length > (uint)(_rest.Length - sizeof(uint))) return false;
        Current = _rest.Slice(sizeof(uint), (int)length);
        _rest = _rest[(sizeof(uint) + (int)length)..];
        return true;
    }

    /// <summary>Adds an element to a list that is being composed.</summary>
    public static void Append(ref ScratchText list, scoped ReadOnlySpan<byte> element)
    {
        Span<byte> length = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteInt32LittleEndian(length, element.Length);
        list.Append(length);
        list.Append(element);
    }

    /// <summary>The number that an element of up to eight bytes holds in little-endian order.</summary>
    public static ulong AsNumber(scoped ReadOnlySpan<byte> element)
    {
        Span<byte> wide = stackalloc byte[8];
        wide.Clear();
        element[..Math.Min(8, element.Length)].CopyTo(wide);
        return BinaryPrimitives.ReadUInt64LittleEndian(wide);
    }
}
