using System.Globalization;
using SharpYaml;

namespace Gyrfalcon.Engine.Yaml;

static partial class ScalarMapper
{
    // Plain and quoted scalars: blanks around a line break go, one break becomes a space, n breaks become n - 1.
    static void UnfoldFlow(string text, int at, int end, ScalarStyle style, ref Writer writer)
    {
        while (at < end)
        {
            char c = text[at];
            if (IsBlank(c) || IsBreak(c))
            {
                int run = at;
                while (at < end && IsBlank(text[at])) at++;
                if (at < end && IsBreak(text[at])) at = FoldBreaks(text, at, end, isEscaped: false, ref writer);
                else for (; run < at; run++) writer.Add(text[run], run);
            }
            else if (c == '\'' && style == ScalarStyle.SingleQuoted)
            {
                writer.Add(c, at);
                at += 2;
            }
            else if (c == '\\' && style == ScalarStyle.DoubleQuoted && at + 1 < end)
            {
                if (IsBreak(text[at + 1])) at = FoldBreaks(text, at + 1, end, isEscaped: true, ref writer);
                else at = Unescape(text, at, end, ref writer);
            }
            else
            {
                writer.Add(c, at++);
            }
        }
    }

    static int FoldBreaks(string text, int at, int end, bool isEscaped, ref Writer writer)
    {
        int first = at;
        at = AfterBreak(text, at, end);
        bool isFolded = false;
        for (; at < end; at++)
        {
            if (IsBlank(text[at])) continue;
            if (!IsBreak(text[at])) break;
            writer.Add('\n', at);
            isFolded = true;
            at = AfterBreak(text, at, end) - 1;
        }

        if (!isFolded && !isEscaped) writer.Add(' ', first);
        return at;
    }

    static int Unescape(string text, int at, int end, ref Writer writer)
    {
        int digits = text[at + 1] switch { 'x' => 2, 'u' => 4, 'U' => 8, _ => 0 };
        if (digits == 0)
        {
            writer.Add(EscapedCharacter(text[at + 1]), at);
            return at + 2;
        }

        int after = Math.Min(at + 2 + digits, end);
        if (!uint.TryParse(text.AsSpan(at + 2, after - at - 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out uint code)) return after;
        if (code <= char.MaxValue)
        {
            writer.Add((char)code, at);
        }
        else if (code <= 0x10FFFF)
        {
            foreach (char half in char.ConvertFromUtf32((int)code)) writer.Add(half, at);
        }

        return after;
    }

    static char EscapedCharacter(char c) => c switch
    {
        '0' => '\0',
        'a' => '\a',
        'b' => '\b',
        't' or '\t' => '\t',
        'n' => '\n',
        'v' => '\v',
        'f' => '\f',
        'r' => '\r',
        'e' => '\u001b',
        'N' => '\u0085',
        '_' => '\u00a0',
        'L' => '\u2028',
        'P' => '\u2029',
        _ => c,
    };
}
