using Gyrfalcon.Engine.Diagnostics;
using SharpYaml;

namespace Gyrfalcon.Engine.Yaml;

/// <summary>
/// Finds for every character of a scalar's value the place where it was written. The parser gives the value and the range of
/// the raw text only, so the raw text is unfolded a second time, with offsets; the result is taken when it is the value.
/// </summary>
static partial class ScalarMapper
{
    public static MappedText Map(SourceSpan span, string value, ScalarStyle style)
    {
        string text = span.Source.Text;
        var writer = new Writer(span.Source, value);
        int start = SkipProperties(text, span.Start, span.End);
        switch (style)
        {
            case ScalarStyle.Literal or ScalarStyle.Folded:
                UnfoldBlock(text, start, span.End, value, style == ScalarStyle.Folded, ref writer);
                break;
            case ScalarStyle.SingleQuoted or ScalarStyle.DoubleQuoted:
                UnfoldFlow(text, start + 1, span.End - 1, style, ref writer);
                break;
            default:
                UnfoldFlow(text, start, span.End, style, ref writer);
                break;
        }

        return new MappedText(value, writer.Finish(span));
    }

    // A tag or an anchor stands before the value and belongs to the range.
    static int SkipProperties(string text, int at, int end)
    {
        while (at < end && text[at] is '!' or '&')
        {
            while (at < end && !char.IsWhiteSpace(text[at])) at++;
            while (at < end && char.IsWhiteSpace(text[at])) at++;
        }

        return at;
    }

    static bool IsBreak(char c) => c is '\n' or '\r' or '\u0085' or '\u2028' or '\u2029';

    static bool IsBlank(char c) => c is ' ' or '\t';

    static int AfterBreak(string text, int at, int end) => text[at] == '\r' && at + 1 < end && text[at + 1] == '\n' ? at + 2 : at + 1;

    /// <summary>Takes the characters with their places and watches that they are those of the value.</summary>
    ref struct Writer(SourceText source, string value)
    {
        readonly List<MappedPiece> _pieces = [];
        int _count;
        int _next = -1;
        bool _differs;

        public readonly bool HasMore => !_differs && _count < value.Length;

        public void Add(char c, int offset)
        {
            if (_differs || _count == value.Length || (value[_count] != c && !(IsBreak(c) && value[_count] == '\n')))
            {
                _differs = true;
                return;
            }

            if (offset != _next) _pieces.Add(new MappedPiece(_count, source, offset, _count == 0 ? offset : _pieces[0].Anchor));
            _count++;
            _next = offset + 1;
        }

        /// <summary>The pieces; when the text was not what it seemed, the whole scalar stands for every character.</summary>
        public readonly MappedPiece[] Finish(SourceSpan span)
        {
            if (_differs || _count != value.Length) return [new MappedPiece(0, source, span.Start, span.Start, span.Length)];
            return value.Length == 0 ? [new MappedPiece(0, source, span.Start, span.Start)] : [.. _pieces];
        }
    }
}
