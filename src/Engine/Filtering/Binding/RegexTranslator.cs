using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Gyrfalcon.Engine.Filtering.Binding;

/// <summary>
/// Translates the regular expressions of rules, which are RE2's POSIX syntax, into those of .NET: one that matches a whole value
/// and runs in linear time. What RE2 refuses in this syntax (<c>\d</c>, <c>(?i)</c>, <c>\b</c>) is refused here as well.
/// As there, <c>^</c> and <c>$</c> match at the lines of a value and <c>.</c> matches no line break.
/// </summary>
sealed partial class RegexTranslator
{
    // As in RE2: neither one count nor counts within counts may ask for more.
    const int MaxRepeat = 1000;

    // Each part is at least one of the 10,000 nodes that the library allows, and refusing early saves it building 250 MiB of them.
    // The largest expression in use has some 500 parts.
    const int MaxParts = 10_000;

    // Parentheses within parentheses; each costs two calls here and some inside the library.
    const int MaxDepth = 200;

    readonly string _pattern;
    readonly StringBuilder _output = new();
    int _position;
    int _depth;
    string? _error;
    int _errorAt;

    RegexTranslator(string pattern) => _pattern = pattern;

    /// <summary>Makes the expression.</summary>
    /// <param name="pattern">RE2's POSIX syntax.</param>
    /// <param name="regex">An expression that matches whole values.</param>
    /// <param name="error">What is wrong, for a person.</param>
    public static bool TryTranslate(string pattern, [NotNullWhen(true)] out Regex? regex, [NotNullWhen(false)] out string? error)
    {
        regex = null;
        var translator = new RegexTranslator(pattern);
        var (size, _) = translator.Alternation();
        if (translator._error is null && translator._position < pattern.Length) translator.Fail("')' without '('", translator._position);
        if (translator._error is null && size > MaxParts) translator.Fail("it is too large when its repetitions are written out", 0);
        error = translator._error is null ? null : $"invalid regular expression: {translator._error}, at character {translator._errorAt + 1}";
        if (error is not null) return false;
        try
        {
            regex = new Regex($@"\A(?:{translator._output})\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
            return true;
        }
        catch (NotSupportedException)
        {
            // The library's own measure: 10,000 nodes, of which "." takes 15.
            error = "invalid regular expression: it is too large when its repetitions are written out; expected fewer or smaller repetitions";
            return false;
        }
        catch (ArgumentException exception)
        {
            error = $"invalid regular expression: {exception.Message}";
            return false;
        }
    }

    bool AtEnd => _error is not null || _position >= _pattern.Length;

    // Both return the size with repetitions written out, and the product of nested counts.
    (long Size, int Repeat) Alternation()
    {
        (long size, int repeat) = Sequence();
        while (!AtEnd && _pattern[_position] == '|')
        {
            _position++;
            _output.Append('|');
            var (nextSize, nextRepeat) = Sequence();
            size += nextSize;
            repeat = Math.Max(repeat, nextRepeat);
        }

        return (size, repeat);
    }

    (long Size, int Repeat) Sequence()
    {
        long total = 1;
        int largest = 1;
        while (!AtEnd && _pattern[_position] is not ('|' or ')'))
        {
            int start = _output.Length;
            var (size, repeat) = Atom();
            bool quantified = false;
            while (!AtEnd && TryQuantifier(out string quantifier, out int count))
            {
                // .NET reads a second quantifier as lazy or possessive; in POSIX it repeats the repetition.
                if (quantified) _output.Insert(start, "(?:").Append(')');
                _output.Append(quantifier);
                quantified = true;
                size = Math.Min(size * count, MaxParts + 1);
                if (count > 1) repeat = (int)Math.Min((long)repeat * count, int.MaxValue);
                if (repeat > MaxRepeat) Fail($"repetitions within repetitions ask for more than {MaxRepeat}", _position - 1);
            }

            total = Math.Min(total + size, MaxParts + 1);
            largest = Math.Max(largest, repeat);
        }

        return (total, largest);
    }

    (long Size, int Repeat) Atom()
    {
        int start = _position;
        char c = _pattern[_position];
        switch (c)
        {
            case '(':
                return Group(start);
            case '[':
                Bracket();
                return (1, 1);
            case '.':
                _position++;
                var anything = new CharacterRanges();
                anything.Add('\n', '\n');
                anything.Invert();
                anything.AppendTo(_output);
                return (1, 1);
            case '^' or '$':
                _position++;
                _output.Append(c == '^' ? "(?m:^)" : "(?m:$)");
                return (1, 1);
            case '*' or '+' or '?':
                Fail($"'{c}' has nothing to repeat", start);
                return (1, 1);
            case '{' when TryCount(out _, out _, out _):
                Fail("'{' has nothing to repeat", start);
                return (1, 1);
            default:
                int rune = c == '\\' ? Escape() : NextRune();
                if (_error is null) CharacterRanges.AppendRune(_output, rune);
                return (1, 1);
        }
    }

    (long Size, int Repeat) Group(int start)
    {
        _position++;
        if (++_depth > MaxDepth) Fail($"more than {MaxDepth} parentheses within each other", start);
        if (!AtEnd && _pattern[_position] == '?') Fail("(?…) is not supported", start);
        _output.Append("(?:");
        var (size, repeat) = _error is null ? Alternation() : default;
        if (_error is null && _position >= _pattern.Length) Fail("'(' is not closed", start);
        _position++;
        _output.Append(')');
        _depth--;
        return (size, repeat);
    }

    // The count is the most that the quantifier repeats, where that has a bound.
    bool TryQuantifier(out string quantifier, out int count)
    {
        count = 1;
        quantifier = _pattern[_position].ToString();
        if (quantifier is "*" or "+" or "?")
        {
            _position++;
            return true;
        }

        if (quantifier != "{" || !TryCount(out int low, out int? high, out int end)) return false;
        if (low > MaxRepeat || high > MaxRepeat || high < low) Fail("the repetition is out of range", _position);
        quantifier = high is null ? $"{{{low},}}" : $"{{{low},{high}}}";
        count = Math.Max(1, high ?? low + 1);
        _position = end;
        return true;
    }

    // "{n}", "{n,}" or "{n,m}" at the position; any other "{" is a character.
    bool TryCount(out int low, out int? high, out int end)
    {
        end = _position + 1;
        high = null;
        if (!TryDigits(ref end, out low)) return false;
        high = low;
        if (end < _pattern.Length && _pattern[end] == ',')
        {
            end++;
            high = null;
            if (TryDigits(ref end, out int bound)) high = bound;
        }

        if (end >= _pattern.Length || _pattern[end] != '}') return false;
        end++;
        return true;
    }

    bool TryDigits(ref int at, out int number)
    {
        int start = at;
        number = 0;
        while (at < _pattern.Length && char.IsAsciiDigit(_pattern[at]))
        {
            number = Math.Min(number * 10 + (_pattern[at] - '0'), MaxRepeat + 1);
            at++;
        }

        return at > start;
    }

    int NextRune()
    {
        Rune.DecodeFromUtf16(_pattern.AsSpan(_position), out var rune, out int length);
        _position += length;
        return rune.Value;
    }

    // The character that an escape stands for.
    int Escape()
    {
        int start = _position++;
        if (_position >= _pattern.Length)
        {
            Fail("a backslash ends it", start);
            return 0;
        }

        char c = _pattern[_position++];
        switch (c)
        {
            case 'a': return '\a';
            case 'f': return '\f';
            case 'n': return '\n';
            case 'r': return '\r';
            case 't': return '\t';
            case 'v': return '\v';
            case 'x' when TryHex(out int hex): return hex;
            case '0' or (>= '1' and <= '7') when c == '0' || (_position < _pattern.Length && IsOctal(_pattern[_position])):
                int octal = c - '0';
                for (int i = 0; i < 2 && _position < _pattern.Length && IsOctal(_pattern[_position]); i++) octal = octal * 8 + (_pattern[_position++] - '0');
                return octal;
            case < '\x80' when !char.IsAsciiLetterOrDigit(c) && c != '_':
                return c;
        }

        string instead = c switch
        {
            'd' => "; write [0-9]",
            'D' => "; write [^0-9]",
            's' => "; write [[:space:]]",
            'S' => "; write [^[:space:]]",
            'w' => "; write [[:word:]]",
            'W' => "; write [^[:word:]]",
            >= '1' and <= '9' => "; references to groups do not exist",
            _ => "",
        };
        Fail($"\\{c} is not supported{instead}", start);
        return 0;
    }

    // What follows \x: two digits, or any number of them in braces.
    bool TryHex(out int value)
    {
        value = 0;
        var rest = _pattern.AsSpan(_position);
        if (rest.StartsWith("{"))
        {
            int close = rest.IndexOf('}');
            if (close < 2 || close > 9 || !int.TryParse(rest[1..close], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value)) return false;
            _position += close + 1;
            return Rune.IsValid(value);
        }

        if (rest.Length < 2 || !int.TryParse(rest[..2], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value)) return false;
        _position += 2;
        return true;
    }

    static bool IsOctal(char c) => c is >= '0' and <= '7';

    void Fail(string error, int at)
    {
        if (_error is not null) return;
        _error = error;
        _errorAt = at;
    }
}
