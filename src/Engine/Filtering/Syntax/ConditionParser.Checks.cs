using Gyrfalcon.Engine.Diagnostics;

namespace Gyrfalcon.Engine.Filtering.Syntax;

// The condition that follows a field or a transformer.
public sealed partial class ConditionParser
{
    // In the order in which they are tried: "<=" before "<", "==" before "=".
    static readonly (string Text, CheckOperator Operator)[] s_numberOperators =
    [
        ("<=", CheckOperator.LessOrEqual), ("<", CheckOperator.Less), (">=", CheckOperator.GreaterOrEqual), (">", CheckOperator.Greater),
    ];

    static readonly (string Text, CheckOperator Operator)[] s_signOperators =
    [
        ("==", CheckOperator.Equal), ("=", CheckOperator.Equal), ("!=", CheckOperator.NotEqual),
    ];

    static readonly (string Text, CheckOperator Operator)[] s_wordOperators =
    [
        .. ((CheckOperator[])
        [
            CheckOperator.Glob, CheckOperator.GlobIgnoreCase, CheckOperator.Contains, CheckOperator.ContainsIgnoreCase,
            CheckOperator.ContainsBytes, CheckOperator.StartsWith, CheckOperator.StartsWithBytes, CheckOperator.EndsWith,
            CheckOperator.Regex,
        ]).Select(op => (Operators.TextOf(op), op)),
    ];

    static readonly (string Text, CheckOperator Operator)[] s_listOperators =
    [
        ("intersects", CheckOperator.Intersects), ("in", CheckOperator.In), ("pmatch", CheckOperator.PathMatch),
    ];

    static readonly CheckModifier[] s_modifiers = [CheckModifier.OneOf, CheckModifier.AnyOf, CheckModifier.AllOf];

    const string NumberExpected = "a number, val(), or a transformer";
    const string StringExpected = "a string, val(), or a transformer";
    const string ListExpected = "a list in parentheses, val(), or a transformer";

    CheckExpression? ParseCheck(ValueExpression left, int start)
    {
        if (!Enter()) return null;
        var check = ParseCondition(left, start);
        Leave();
        return check;
    }

    CheckExpression? ParseCondition(ValueExpression left, int start)
    {
        if (!Count()) return null;
        _scanner.SkipBlanks();
        int at = _scanner.Position;
        if (_scanner.TryText("exists")) return MakeCheck(left, start, CheckOperator.Exists, CheckModifier.None, "exists", at, null);

        if (TryOperator(s_numberOperators, out string text, out var op))
            return ParseNumber() is { } number ? MakeCheck(left, start, op, CheckModifier.None, text, at, number) : null;

        bool blank = false;
        if (TryOperator(s_signOperators, out text, out op)) blank = _scanner.SkipBlanks();
        else if (TryWordOperator(out text, out op)) blank = true;
        if (text.Length > 0)
        {
            if (blank && TryModifier(out var modifier))
                return ParseModifiedList() is { } list ? MakeCheck(left, start, op, modifier, $"{text} {Operators.TextOf(modifier)}", at, list) : null;
            return ParseString() is { } value ? MakeCheck(left, start, op, CheckModifier.None, text, at, value) : null;
        }

        if (TryOperator(s_listOperators, out text, out op))
            return ParseListOrTransformer() is { } list ? MakeCheck(left, start, op, CheckModifier.None, text, at, list) : null;

        ReportMissingOperator(left);
        return null;
    }

    CheckExpression MakeCheck(
        ValueExpression left, int start, CheckOperator op, CheckModifier modifier, string text, int at, ValueExpression? right)
    {
        // A modifier may stand any number of blanks behind its operator; the operator's own text is enough to point at.
        int length = text.IndexOf(' ', StringComparison.Ordinal);
        return new CheckExpression(SpanFrom(start), left, op, modifier, text, _text.Span(at, length < 0 ? text.Length : length), right);
    }

    bool TryOperator((string Text, CheckOperator Operator)[] operators, out string text, out CheckOperator op)
    {
        foreach (var candidate in operators)
        {
            if (!_scanner.TryText(candidate.Text)) continue;
            (text, op) = candidate;
            return true;
        }

        text = "";
        op = default;
        return false;
    }

    bool TryWordOperator(out string text, out CheckOperator op)
    {
        foreach (var candidate in s_wordOperators)
        {
            if (!_scanner.TryWordAndBlank(candidate.Text)) continue;
            (text, op) = candidate;
            return true;
        }

        text = "";
        op = default;
        return false;
    }

    // A modifier is one only before a list: in "proc.name = anyof" the word is the value.
    bool TryModifier(out CheckModifier modifier)
    {
        int start = _scanner.Position;
        foreach (var candidate in s_modifiers)
        {
            if (!_scanner.TryWordAndBlank(Operators.TextOf(candidate))) continue;
            if (_scanner.ListFollows())
            {
                modifier = candidate;
                return true;
            }

            _scanner.Position = start;
        }

        modifier = CheckModifier.None;
        return false;
    }

    ValueExpression? ParseNumber()
    {
        if (!Enter()) return null;
        _scanner.SkipBlanks();
        int before = _errors;
        int start = _scanner.Position;
        ValueExpression? value = TryParseValOrTransformer();
        if (value is null && _errors == before)
        {
            if (_scanner.TryNumber()) value = Literal(start, quoted: false);
            else Expected(NumberExpected);
        }

        Leave();
        return value;
    }

    ValueExpression? ParseString()
    {
        if (!Enter()) return null;
        _scanner.SkipBlanks();
        int before = _errors;
        ValueExpression? value = TryParseValOrTransformer();
        if (value is null && _errors == before) value = TryParseLiteral();
        if (value is null && _errors == before) Expected(StringExpected);
        Leave();
        return value;
    }

    ValueExpression? ParseModifiedList()
    {
        if (!Enter()) return null;
        _scanner.SkipBlanks();
        int start = _scanner.Position;
        // The scanner saw that a list or an identifier follows.
        ValueExpression? list = _scanner.Current == '(' ? ParseLiteralList() : _scanner.TryIdentifier() ? Literal(start, quoted: false) : null;
        Leave();
        return list;
    }

    ValueExpression? ParseListOrTransformer()
    {
        if (!Enter()) return null;
        _scanner.SkipBlanks();
        int start = _scanner.Position;
        int before = _errors;
        ValueExpression? list = _scanner.Current == '(' ? ParseLiteralList() : TryParseValOrTransformer();
        if (list is null && _errors == before)
        {
            // The name of a list that does not exist is a value of its own.
            if (_scanner.TryIdentifier()) list = Literal(start, quoted: false);
            else Expected(ListExpected);
        }

        Leave();
        return list;
    }

    LiteralListExpression? ParseLiteralList()
    {
        int start = _scanner.Position;
        _scanner.TryText("(");
        _openInCheck++;
        List<LiteralExpression> items = [];
        _scanner.SkipBlanks();
        if (_scanner.Current != ')')
        {
            do
            {
                _scanner.SkipBlanks();
                int before = _errors;
                if (!Count()) return null;
                if (TryParseLiteral() is not { } item)
                {
                    if (_errors == before) Expected(items.Count == 0 ? "a string or ')'" : "a string");
                    return null;
                }

                items.Add(item);
                _scanner.SkipBlanks();
            }
            while (_scanner.TryText(","));
        }

        if (!_scanner.TryText(")"))
        {
            Expected("',' or ')' in a list");
            return null;
        }

        _openInCheck--;
        return new LiteralListExpression(SpanFrom(start), items);
    }

    void ReportMissingOperator(ValueExpression left)
    {
        int start = _scanner.Position;
        int length = _scanner.LengthOfNext();
        string found = _text.Text.Substring(start, length);
        string after = left is FieldExpression field ? $" after '{field}'" : "";
        if (found is "[" || found.StartsWith('['))
        {
            Expected($"a valid check operator{after}; brackets follow a field without a blank");
            return;
        }

        // "contains" at the end of the text, or "contains(" : the word is right, but it needs a blank.
        if (s_wordOperators.Any(o => o.Text == found))
        {
            Error($"expected a blank after '{found}'", start, length);
            return;
        }

        string? suggestion = found.Length > 0 && char.IsAsciiLetter(found[0]) ? Suggestions.Closest(found, Operators.All) : null;
        Error($"expected a valid check operator{after}, found {Describe(start, length)}; operators are {string.Join(' ', Operators.All)}", start, length, suggestion);
    }
}
