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
        var writer = new Writer(value);
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

        return new MappedText(span.Source, value, writer.Finish(span));
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
    ref struct Writer(string value)
    {
        readonly int[] _offsets = new int[value.Length + 1];
        int _count;
        bool _differs;

        public readonly bool HasMore => !_differs && _count < value.Length;

        public void Add(char c, int offset)
        {
            if (_differs || _count == value.Length || (value[_count] != c && !(IsBreak(c) && value[_count] == '\n')))
            {
                _differs = true;
                return;
            }

            _offsets[_count++] = offset;
        }

        /// <summary>The offsets; when the text was not what it seemed, every character is where the scalar begins.</summary>
        public readonly int[] Finish(SourceSpan span)
        {
            if (_differs || _count != value.Length) Array.Fill(_offsets, span.Start);
            else _offsets[^1] = value.Length == 0 ? span.Start : _offsets[^2] + 1;
            return _offsets;
        }
    }
}
