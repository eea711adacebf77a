namespace Gyrfalcon.Engine.State;

/// <summary>
/// Room for values composed while one event is looked at (a command line, the text of a socket's tuple). Spans stay valid until
/// <see cref="Reset"/>; nothing is allocated once it has grown to what one event needs, up to 1 MiB: what is larger is given up
/// after its event.
/// </summary>
public sealed class Scratch
{
    const int InitialSize = 64 * 1024;
    const int MaxKept = 1024 * 1024;

    byte[] _bytes = new byte[InitialSize];
    int _used;

    /// <summary>Whether bytes of I/O buffers are shown in base64; else a dot stands for each that is not printable.</summary>
    public bool BuffersAsBase64 { get; set; }

    /// <summary>The bytes that it holds, used or not.</summary>
    public int Size => _bytes.Length;

    /// <summary>A piece of <paramref name="length"/> bytes, not cleared.</summary>
    public Span<byte> Take(int length)
    {
        if (_bytes.Length - _used < length)
        {
            // Spans that were handed out keep the old array alive until they are gone.
            _bytes = new byte[Math.Max(_bytes.Length * 2, length)];
            _used = 0;
        }

        var piece = _bytes.AsSpan(_used, length);
        _used += length;
        return piece;
    }

    /// <summary>
    /// Gives back the end of a piece, of which only <paramref name="kept"/> bytes are used. Nothing happens when another was taken
    /// since, which would lie in that end.
    /// </summary>
    public void GiveBack(ReadOnlySpan<byte> piece, int kept)
    {
        bool isLast = new ReadOnlySpan<byte>(_bytes).Overlaps(piece, out int offset) && offset + piece.Length == _used;
        if (isLast) _used = offset + kept;
    }

    /// <summary>Frees everything; called before each event.</summary>
    public void Reset()
    {
        _used = 0;
        if (_bytes.Length > MaxKept) _bytes = new byte[InitialSize];
    }
}
