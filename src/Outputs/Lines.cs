using System.Buffers;

namespace Gyrfalcon.Outputs;

/// <summary>Alerts as lines that wait to be written together.</summary>
sealed class Lines
{
    // As much as a pipe holds.
    const int MostBuffered = 64 * 1024;

    readonly ArrayBufferWriter<byte> _bytes = new();
    long _last;

    /// <summary>What is to be written.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes.WrittenSpan;

    /// <summary>Whether it is time to write.</summary>
    public bool IsFull => _bytes.WrittenCount >= MostBuffered;

    /// <summary>Adds an alert; one that is tried again is there already.</summary>
    public void Add(in Alert alert)
    {
        if (alert.Sequence == _last) return;
        _last = alert.Sequence;
        _bytes.Write(alert.Line);
        _bytes.Write("\n"u8);
    }

    /// <summary>They are written, or lost.</summary>
    public void Clear() => _bytes.ResetWrittenCount();
}
