using System.Buffers.Binary;

namespace Gyrfalcon.Engine.Filtering.Evaluation;

/// <summary>Walks the elements of a list value (see <see cref="Fields.FieldValue"/>).</summary>
ref struct ListItems(ReadOnlySpan<byte> list)
{
    ReadOnlySpan<byte> _rest = list;

    /// <summary>The element after <see cref="MoveNext"/> returned true.</summary>
    public ReadOnlySpan<byte> Current { get; private set; }

    public bool MoveNext()
    {
        if (_rest.Length < 4) return false;
        int length = (int)Math.Min(BinaryPrimitives.ReadUInt32LittleEndian(_rest), (uint)(_rest.Length - 4));
        Current = _rest.Slice(4, length);
        _rest = _rest[(4 + length)..];
        return true;
    }
}
