namespace Gyrfalcon.Engine.Filtering.Syntax;

// Fields, transformers and literals.
public sealed partial class ConditionParser
{
    static readonly string[] s_transformerStarts = [.. Operators.Transformers.Select(name => name + "(")];

    // Null without an error when neither comes next.
    ValueExpression? TryParseFieldOrTransformer()
    {
        int start = _scanner.Position;
        if (_scanner.TryFieldName()) return ParseField(start);
        return TryParseTransformer(start);
    }

    TransformerExpression? TryParseTransformer(int start)
    {
        foreach (string opening in s_transformerStarts)
        {
            if (_scanner.TryText(opening)) return ParseTransformer(start, opening[..^1]);
        }

        return null;
    }

    // Null without an error when neither comes next.
    TransformerExpression? TryParseValOrTransformer()
    {
        if (!Enter()) return null;
        int start = _scanner.Position;
        var value = _scanner.TryText("val(") ? ParseVal(start) : TryParseTransformer(start);
        Leave();
        return value;
    }

    TransformerExpression? ParseVal(int start)
    {
        _openInCheck++;
        _scanner.SkipBlanks();
        int at = _scanner.Position;
        if (!_scanner.TryFieldName())
        {
            Expected("a field within val()");
            return null;
        }

        if (ParseField(at) is not { } field) return null;
        return CloseTransformer() && TryParseArgument(out string? argument) ? new TransformerExpression(SpanFrom(start), "val", [field], argument) : null;
    }

    FieldExpression? ParseField(int start)
    {
        if (!Enter()) return null;
        string name = _text.Text[start.._scanner.Position];
        var field = Count() && TryParseArgument(out string? argument) ? new FieldExpression(SpanFrom(start), name, argument) : null;
        Leave();
        return field;
    }

    // What may stand in brackets behind a field; true with null when there are none.
    bool TryParseArgument(out string? argument)
    {
        argument = null;
        if (!_scanner.TryText("[")) return true;
        int start = _scanner.Position;
        if (_scanner.Current is '"' or '\'')
        {
            if (TryParseLiteral() is not { } quoted) return false;
            argument = quoted.Text;
        }
        else if (_scanner.TryBareArgument())
        {
            argument = _text.Text[start.._scanner.Position];
        }
        else
        {
            Expected("a field argument: a quoted or a bare string");
            return false;
        }

        if (_scanner.TryText("]")) return true;
        Expected("']' behind the field argument");
        return false;
    }

    // The name and the "(" have been taken.
    TransformerExpression? ParseTransformer(int start, string name)
    {
        if (!Enter()) return null;
        _openInCheck++;
        List<ValueExpression> arguments = [];
        bool complete = true;
        do
        {
            _scanner.SkipBlanks();
            var argument = Count() ? ParseTransformerArgument() : null;
            complete = argument is not null;
            if (complete) arguments.Add(argument!);
            _scanner.SkipBlanks();
        }
        while (complete && _scanner.TryText(","));

        Leave();
        if (!complete || !CloseTransformer() || !TryParseArgument(out string? bracketed)) return null;
        return new TransformerExpression(SpanFrom(start), name, arguments, bracketed);
    }

    bool CloseTransformer()
    {
        _scanner.SkipBlanks();
        if (!_scanner.TryText(")"))
        {
            Expected("')' behind the transformer's arguments");
            return false;
        }

        _openInCheck--;
        return true;
    }

    ValueExpression? ParseTransformerArgument()
    {
        if (!Enter()) return null;
        int start = _scanner.Position;
        int before = _errors;
        ValueExpression? argument;
        if (_scanner.TryNumber()) argument = Literal(start, quoted: false);
        else if (_scanner.Current is '"' or '\'') argument = TryParseLiteral();
        else if (_scanner.TryText("(")) argument = ParseValueList(start);
        else argument = TryParseFieldOrTransformer();

        if (argument is null && _errors == before) Expected("a field, a transformer, a quoted string, a number or a list");
        Leave();
        return argument;
    }

    // The "(" has been taken.
    ValueListExpression? ParseValueList(int start)
    {
        _openInCheck++;
        List<ValueExpression> items = [];
        _scanner.SkipBlanks();
        if (_scanner.Current != ')')
        {
            do
            {
                _scanner.SkipBlanks();
                int before = _errors;
                if (!Count()) return null;
                int at = _scanner.Position;
                ValueExpression? item = TryParseFieldOrTransformer();
                if (item is null && _errors == before)
                {
                    if (_scanner.Current is '"' or '\'') item = TryParseLiteral();
                    else if (_scanner.TryNumber()) item = Literal(at, quoted: false);
                    else Expected("a field, a transformer, a quoted string or a number");
                }

                if (item is null) return null;
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
        return new ValueListExpression(SpanFrom(start), items);
    }

    // A quoted or a bare string; null without an error when neither comes next.
    LiteralExpression? TryParseLiteral()
    {
        int start = _scanner.Position;
        if (_scanner.Current is not ('"' or '\'')) return _scanner.TryBareString() ? Literal(start, quoted: false) : null;
        if (_scanner.TryQuoted()) return Literal(start, quoted: true);
        Error($"the string that begins here has no closing {_scanner.Current}", start, _text.Text.Length - start);
        _stopped = true;
        return null;
    }

    // The literal from start to where the scanner is.
    LiteralExpression? Literal(int start, bool quoted)
    {
        var text = _text.Text.AsSpan(start, _scanner.Position - start);
        if (quoted)
        {
            if (QuotedText.TryUnescape(text[1..^1], text[0], out byte[] bytes, out string? error, out int at))
                return new LiteralExpression(SpanFrom(start), bytes, IsQuoted: true);
            Error(error, start + 1 + at, Math.Min(2, text.Length - 2 - at));
            return null;
        }

        byte[] bare = new byte[System.Text.Encoding.UTF8.GetByteCount(text)];
        System.Text.Encoding.UTF8.GetBytes(text, bare);
        return new LiteralExpression(SpanFrom(start), bare, IsQuoted: false);
    }
}
