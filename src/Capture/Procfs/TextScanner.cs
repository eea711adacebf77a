using System.Buffers.Text;

namespace Gyrfalcon.Capture.Procfs;

/// <summary>Takes lines and space-separated words from the text of a /proc file.</summary>
ref struct TextScanner(ReadOnlySpan<byte> text)
{
    ReadOnlySpan<byte> _rest = text;

    /// <summary>What has not been taken.</summary>
    public readonly ReadOnlySpan<byte> Rest => _rest;

    /// <summary>Takes a line without its end; false when there is none.</summary>
    public bool TryLine(out ReadOnlySpan<byte> line)
    {
        if (_rest.IsEmpty)
        {
            line = default;
            return false;
        }

        int end = _rest.IndexOf((byte)'\n');
        line = end < 0 ? _rest : _rest[..end];
        _rest = end < 0 ? default : _rest[(end + 1)..];
        return true;
    }

    /// <summary>Takes the next word; empty at the end.</summary>
    public ReadOnlySpan<byte> Word()
    {
        int start = _rest.IndexOfAnyExcept((byte)' ', (byte)'\t');
        if (start < 0)
        {
            _rest = default;
            return default;
        }

        _rest = _rest[start..];
        int end = _rest.IndexOfAny((byte)' ', (byte)'\t');
        var word = end < 0 ? _rest : _rest[..end];
        _rest = end < 0 ? default : _rest[end..];
        return word;
    }

    /// <summary>Passes over words.</summary>
    public void Skip(int words)
    {
        for (int i = 0; i < words; i++) Word();
    }

    /// <summary>Takes a decimal number; 0 when the next word is none.</summary>
    public long Number() => Utf8Parser.TryParse(Word(), out long number, out _) ? number : 0;

    /// <summary>Takes a decimal number that may be as large as an unsigned one; 0 when the next word is none.</summary>
    public ulong Unsigned() => Utf8Parser.TryParse(Word(), out ulong number, out _) ? number : 0;

    /// <summary>Takes a hexadecimal number; 0 when the next word is none.</summary>
    public ulong Hex() => Utf8Parser.TryParse(Word(), out ulong number, out _, 'x') ? number : 0;
}
