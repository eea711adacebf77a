using System.Buffers;
using System.Text;
using Gyrfalcon.Engine.Diagnostics;

namespace Gyrfalcon.Engine.Fields;

/// <summary>
/// Makes text of events fit for a line of a terminal: any process can put control sequences into its name or that of a file. A
/// dot stands for each byte that was replaced, as in buffers.
/// </summary>
static class PrintableText
{
    static readonly SearchValues<byte> s_plain = SearchValues.Create([.. Enumerable.Range(' ', '~' - ' ' + 1).Select(c => (byte)c)]);

    /// <summary>Replaces control and direction characters, and what is no UTF-8.</summary>
    public static void Clean(Span<byte> text)
    {
        for (int next; (next = text.IndexOfAnyExcept(s_plain)) >= 0;)
        {
            text = text[next..];
            bool isGood = Rune.DecodeFromUtf8(text, out var rune, out int length) == OperationStatus.Done;
            if (!isGood || DisplayWidth.Shown(rune) != rune) text[..length].Fill((byte)'.');
            text = text[length..];
        }
    }
}
