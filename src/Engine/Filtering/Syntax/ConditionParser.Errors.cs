using Gyrfalcon.Engine.Diagnostics;

namespace Gyrfalcon.Engine.Filtering.Syntax;

// Reporting.
public sealed partial class ConditionParser
{
    // Longer finds are cut: a message is read by a person.
    const int LongestFound = 40;

    SourceSpan SpanFrom(int start) => _text.Span(start, Math.Max(0, _scanner.LastEnd - start));

    // Counts a part of the tree; false with an error when there are too many.
    bool Count()
    {
        if (++_parts <= MaxParts) return true;
        if (!_stopped) Error($"the condition has more than {MaxParts} parts", _scanner.Position, 0);
        _stopped = true;
        return false;
    }

    void Error(string message, int start, int length, string? suggestion = null)
    {
        if (_stopped) return;
        _diagnostics.Error(LoadCodes.CompileCondition, message, _text.Span(start, length), suggestion);
        if (++_errors >= MaxErrors) _stopped = true;
    }

    // Reports what comes next as not what was expected.
    void Expected(string what)
    {
        int length = _scanner.LengthOfNext();
        Error($"expected {what}, found {Describe(_scanner.Position, length)}", _scanner.Position, length);
    }

    void Stop(string expected)
    {
        Expected(expected);
        _stopped = true;
    }

    // Reports something that follows a complete expression.
    void StopAtUnexpected()
    {
        int start = _scanner.Position;
        int length = _scanner.LengthOfNext();
        string found = Describe(start, length);
        if (_scanner.Current == ')') Error("')' closes nothing: expected 'and', 'or' or the end of the condition", start, length);
        else Error($"unexpected token after '{Last()}', expecting 'or', 'and'{(_depth > 0 ? ", ')'" : "")} or the end of the condition, found {found}{Hint()}", start, length);
        _stopped = true;
    }

    // The most common slips that end an expression too early.
    string Hint()
    {
        string text = _text.Text;
        int end = _scanner.LastEnd;
        string last = Last();
        if (last.Length == 0) return "";
        if (_scanner.Current == '(' && end == _scanner.Position && last is "oneof" or "anyof" or "allof") return $" ('{last}' needs a blank before '(')";
        if (end == _scanner.Position && end != _macroEnd && _scanner.Current is '=' or ',' or '"' or '\'' or '(') return $" (a value with {_scanner.Current} stands in quotes)";
        bool operatorFollows = Operators.All.Any(o => text.AsSpan(_scanner.Position).StartsWith(o, StringComparison.Ordinal));
        return end == _macroEnd && operatorFollows ? $" ('{last}' has no dot, so it is no field)" : "";
    }

    // The word before the place where the parser stands.
    string Last()
    {
        string text = _text.Text;
        int end = _scanner.LastEnd;
        int start = end;
        while (start > 0 && end - start < LongestFound && (char.IsAsciiLetterOrDigit(text[start - 1]) || text[start - 1] is '_' or '.')) start--;
        return text[start..end];
    }

    string Describe(int start, int length)
    {
        if (length == 0) return "the end of the condition";
        string text = _text.Text.Substring(start, Math.Min(length, LongestFound));
        return length > LongestFound ? $"'{text}…'" : $"'{text}'";
    }
}
