using System.Buffers.Binary;
using System.Buffers.Text;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Fields;

/// <summary>Composes text in the scratch of an event, growing as needed.</summary>
/// <param name="scratch">The scratch of the event.</param>
ref struct ScratchText(Scratch scratch)
{
    // Most of what is composed (a command line, a socket's addresses) fits; a longer text is copied once or twice.
    const int InitialSize = 256;

    readonly Scratch _scratch = scratch;
    Span<byte> _room = scratch.Take(InitialSize);
    int _length;

    /// <summary>Whether bytes of I/O buffers are shown in base64.</summary>
    public readonly bool BuffersAsBase64 => _scratch.BuffersAsBase64;

    /// <summary>The number of bytes so far.</summary>
    public readonly int Length => _length;

    /// <summary>The text so far; what is appended later may be elsewhere.</summary>
    public readonly ReadOnlySpan<byte> Text => _room[.._length];

    /// <summary>Adds bytes.</summary>
    public void Append(scoped ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Reserve(bytes.Length));
        _length += bytes.Length;
    }

    /// <summary>Adds an element of a list (<see cref="FieldValue"/>).</summary>
    public void AppendElement(scoped ReadOnlySpan<byte> element)
    {
        BeginElement(element.Length);
        Append(element);
    }

    /// <summary>Begins an element of a list, of which as many bytes are appended next.</summary>
    public void BeginElement(int length)
    {
        BinaryPrimitives.WriteInt32LittleEndian(Reserve(sizeof(int)), length);
        _length += sizeof(int);
    }

    /// <summary>Adds bytes in base64, padded.</summary>
    public void AppendBase64(scoped ReadOnlySpan<byte> bytes)
    {
        Base64.EncodeToUtf8(bytes, Reserve(Base64.GetMaxEncodedToUtf8Length(bytes.Length)), out _, out int written);
        _length += written;
    }

    /// <summary>Adds one byte.</summary>
    public void Append(byte b)
    {
        Reserve(1)[0] = b;
        _length++;
    }

    /// <summary>Adds ASCII text.</summary>
    public void Append(string ascii)
    {
        var room = Reserve(ascii.Length);
        for (int i = 0; i < ascii.Length; i++) room[i] = (byte)ascii[i];
        _length += ascii.Length;
    }

    /// <summary>Adds a number in decimal.</summary>
    public void AppendDecimal(long number)
    {
        Utf8Formatter.TryFormat(number, Reserve(20), out int written);
        _length += written;
    }

    /// <summary>Adds a number in decimal.</summary>
    public void AppendDecimal(ulong number)
    {
        Utf8Formatter.TryFormat(number, Reserve(20), out int written);
        _length += written;
    }

    /// <summary>Adds a number in decimal with leading zeros up to <paramref name="digits"/>.</summary>
    public void AppendPadded(ulong number, byte digits)
    {
        Utf8Formatter.TryFormat(number, Reserve(20), out int written, new('D', digits));
        _length += written;
    }

    /// <summary>Adds a number in hexadecimal, without a prefix.</summary>
    public void AppendHex(ulong number, bool upper)
    {
        Utf8Formatter.TryFormat(number, Reserve(16), out int written, new(upper ? 'X' : 'x'));
        _length += written;
    }

    /// <summary>Adds a number in octal, without a prefix.</summary>
    public void AppendOctal(ulong number)
    {
        int digits = 1;
        for (ulong rest = number >> 3; rest != 0; rest >>= 3) digits++;
        var room = Reserve(digits);
        for (int i = digits - 1; i >= 0; i--, number >>= 3) room[i] = (byte)('0' + (number & 7));
        _length += digits;
    }

    /// <summary>Adds an address of 4 or 16 bytes in network order, IPv6 in its shortest form; nothing for another length.</summary>
    public void AppendAddress(scoped ReadOnlySpan<byte> address)
    {
        if (address.Length == 4) AppendAddress(BinaryPrimitives.ReadUInt32BigEndian(address), isIpv6: false);
        else if (address.Length == 16) AppendAddress(BinaryPrimitives.ReadUInt128BigEndian(address), isIpv6: true);
    }

    /// <summary>Adds an address as the state holds it.</summary>
    public void AppendAddress(UInt128 address, bool isIpv6) =>
        _length += SocketText.WriteAddress(address, isIpv6, Reserve(SocketText.MaxIpName));

    /// <summary>Replaces what would break a line or act on a terminal, from <paramref name="start"/> on.</summary>
    public readonly void MakePrintable(int start) => PrintableText.Clean(_room[start.._length]);

    /// <summary>Takes back all but the first <paramref name="length"/> bytes.</summary>
    public void CutTo(int length) => _length = length;

    /// <summary>Ends the text and gives back the room that it did not need. Nothing may be appended after it.</summary>
    public readonly ReadOnlySpan<byte> Finish()
    {
        _scratch.GiveBack(_room, _length);
        return _room[.._length];
    }

    Span<byte> Reserve(int length)
    {
        if (_room.Length - _length < length)
        {
            var larger = _scratch.Take(Math.Max(_room.Length * 2, _length + length));
            Text.CopyTo(larger);
            _room = larger;
        }

        return _room[_length..];
    }
}
