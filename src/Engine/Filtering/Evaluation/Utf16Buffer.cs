using System.Buffers;
using System.Text.Unicode;

namespace Gyrfalcon.Engine.Filtering.Evaluation;

/// <summary>Decodes UTF-8 for the regular expressions of .NET; what is no UTF-8 becomes U+FFFD. The text is valid until the next call.</summary>
sealed class Utf16Buffer
{
    char[] _chars = new char[256];

    public ReadOnlySpan<char> Decode(scoped ReadOnlySpan<byte> utf8)
    {
        // A byte never becomes more than one UTF-16 unit.
        if (_chars.Length < utf8.Length) _chars = new char[Math.Max(_chars.Length * 2, utf8.Length)];
        var status = Utf8.ToUtf16(utf8, _chars, out _, out int written);
        return status == OperationStatus.Done ? _chars.AsSpan(0, written) : default;
    }
}
