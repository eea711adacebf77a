using Gyrfalcon.Engine.Diagnostics;

namespace Gyrfalcon.Engine.Filtering.Syntax;

// Expr        = Or
// Or          = And { "or" ( blank And | "(" Expr ")" ) }
// And         = Not { "and" ( blank Not | "(" Expr ")" ) }
// Not         = { "not" blank+ } ( "not(" Expr ")" | Primary )
// Primary     = "(" Expr ")" | ( Field | Transformer ) Cond | Identifier
// Field       = FieldName [ "[" Arg "]" ]
// Arg         = Quoted | [^][ "' \s]+
// Transformer = TName "(" TArg { "," TArg } ")" [ "[" Arg "]" ]
// TName       = "tolower" | "toupper" | "b64" | "basename" | "len" | "join" | "concat" | "getopt"   (no blank before "(")
// TArg        = HexNum | Num | Quoted | "(" [ TItem { "," TItem } ] ")" | Transformer | Field
// TItem       = Field | Transformer | Quoted | HexNum | Num
// Cond        = "exists"
//             | NumOp ( Val | Transformer | HexNum | Num )
//             | StrOp Modifier ( List | Identifier )          (only when "(" or an identifier but and/or/not follows)
//             | StrOp ( Val | Transformer | Quoted | Bare )
//             | ListOp ( List | Val | Transformer | Identifier )
// Val         = "val(" Field ")" [ "[" Arg "]" ]
// NumOp       = "<=" | "<" | ">=" | ">"
// StrOp       = "==" | "=" | "!="
//             | ( "glob" | "iglob" | "contains" | "icontains" | "bcontains" | "startswith" | "bstartswith" | "endswith" | "regex" ) blank
// Modifier    = blank ( "oneof" | "anyof" | "allof" ) blank
// ListOp      = "intersects" | "in" | "pmatch"                (a blank may follow)
// List        = "(" [ Str { "," Str } ] ")"
// Str         = Quoted | Bare
// Identifier  = [a-zA-Z] [a-zA-Z0-9_]*
// FieldName   = Identifier ( "." Identifier )+
// HexNum      = 0[xX][0-9a-fA-F]+
// Num         = [+-]?[0-9]+\.?[0-9]*([eE][+-][0-9]+)?
// Bare        = [^()"'\s=,]+
//
// Alternatives are tried in the order in which they stand, and a keyword is taken when the text begins with it: "inlist" after
// a field is "in" and the identifier "list". Blank is space, tab, backspace, carriage return or line feed.

/// <summary>
/// Parses conditions. Every node knows its place in the sources. After an error inside a check parsing goes on behind it, so that
/// several are reported at once; an error in the structure (a parenthesis too few) ends it.
/// </summary>
public sealed partial class ConditionParser
{
    /// <summary>
    /// How deep the parser's own calls may nest, which is how the reference counts: a parenthesis costs five, so 199 of them
    /// may be open.
    /// </summary>
    public const int MaxDepth = 1000;

    // A hundred times the largest rule in use. Memory stays bounded whatever is loaded: a part is about 200 bytes.
    const int MaxParts = 1 << 20;

    // More than a person corrects at once.
    const int MaxErrors = 20;

    readonly MappedText _text;
    readonly ConditionScanner _scanner;
    readonly DiagnosticBag _diagnostics;
    int _depth;
    int _parts;
    int _errors;

    // Parentheses that the check which is being parsed has opened; recovery skips to where they are closed.
    int _openInCheck;

    // Where the last macro ended, for hints.
    int _macroEnd = -1;

    // Set by an error after which nothing that follows would mean anything.
    bool _stopped;

    ConditionParser(MappedText text, int position, DiagnosticBag diagnostics)
    {
        _text = text;
        _scanner = new ConditionScanner(text.Text, position);
        _diagnostics = diagnostics;
    }

    /// <summary>Parses a whole condition.</summary>
    /// <param name="text">The condition after list substitution.</param>
    /// <param name="diagnostics">Receives what is wrong.</param>
    /// <returns>The expression, or null after errors.</returns>
    public static FilterExpression? Parse(MappedText text, DiagnosticBag diagnostics)
    {
        var parser = new ConditionParser(text, 0, diagnostics);
        return parser.ParseWhole();
    }

    /// <summary>
    /// Parses the longest field or transformer that begins at <paramref name="start"/>, as output formats hold them; what
    /// follows it is not looked at.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Where the field begins.</param>
    /// <param name="end">Where it ends.</param>
    /// <param name="diagnostics">Receives what is wrong.</param>
    /// <returns>The field or transformer, or null after errors.</returns>
    public static ValueExpression? ParseValue(MappedText text, int start, out int end, DiagnosticBag diagnostics)
    {
        var parser = new ConditionParser(text, start, diagnostics);
        parser._scanner.SkipBlanks();
        var value = parser.TryParseFieldOrTransformer();
        if (value is null && parser._errors == 0) parser.Stop("a field or a transformer");
        end = parser._scanner.Position;
        return parser._errors == 0 ? value : null;
    }

    FilterExpression? ParseWhole()
    {
        int nul = _text.Text.IndexOf('\0', StringComparison.Ordinal);
        if (nul >= 0)
        {
            Error("a condition cannot contain a NUL character", nul, 1);
            return null;
        }

        if (_text.Text.Length == 0)
        {
            Error("the condition is empty; expected a check such as evt.type = execve", 0, 0);
            return null;
        }

        var expression = ParseOr();
        if (!_stopped && !_scanner.AtEnd) StopAtUnexpected();
        return _errors == 0 ? expression : null;
    }

    FilterExpression? ParseOr()
    {
        if (!Enter()) return null;
        _scanner.SkipBlanks();
        int start = _scanner.Position;
        var first = ParseAnd();
        List<FilterExpression?>? operands = null;
        _scanner.SkipBlanks();
        while (!_stopped && _scanner.TryText("or"))
        {
            operands ??= [first];
            operands.Add(ParseOperand("or", conjunction: false));
            _scanner.SkipBlanks();
        }

        Leave();
        if (operands is null) return first;
        return operands.Contains(null) ? null : new OrExpression(SpanFrom(start), [.. operands!]);
    }

    FilterExpression? ParseAnd()
    {
        if (!Enter()) return null;
        _scanner.SkipBlanks();
        int start = _scanner.Position;
        var first = ParseNot();
        List<FilterExpression?>? operands = null;
        _scanner.SkipBlanks();
        while (!_stopped && _scanner.TryText("and"))
        {
            operands ??= [first];
            operands.Add(ParseOperand("and", conjunction: true));
            _scanner.SkipBlanks();
        }

        Leave();
        if (operands is null) return first;
        return operands.Contains(null) ? null : new AndExpression(SpanFrom(start), [.. operands!]);
    }

    FilterExpression? ParseOperand(string keyword, bool conjunction)
    {
        if (_scanner.SkipBlanks()) return conjunction ? ParseNot() : ParseAnd();
        int open = _scanner.Position;
        if (_scanner.TryText("(")) return ParseParenthesised(open);
        Stop($"a blank or '(' after '{keyword}'");
        return null;
    }

    FilterExpression? ParseNot()
    {
        if (!Enter()) return null;
        _scanner.SkipBlanks();
        int start = _scanner.Position;
        bool negate = false;
        while (_scanner.TryNot()) negate = !negate;

        FilterExpression? operand;
        if (_scanner.TryText("not("))
        {
            negate = !negate;
            operand = ParseParenthesised(_scanner.Position - 1);
        }
        else
        {
            operand = ParsePrimary();
        }

        Leave();
        return negate && operand is not null ? new NotExpression(SpanFrom(start), operand) : operand;
    }

    // The "(" at the position open has been taken.
    FilterExpression? ParseParenthesised(int open)
    {
        if (!Enter()) return null;
        var expression = ParseOr();
        _scanner.SkipBlanks();
        if (!_stopped && !_scanner.TryText(")"))
        {
            // What was found comes first: where it is no end, an operator is missing there rather than a parenthesis.
            if (_scanner.AtEnd) Stop($"')' for the '(' at {_text.Span(open, 1)}");
            else StopAtUnexpected();
        }

        Leave();
        return expression;
    }

    FilterExpression? ParsePrimary()
    {
        if (!Enter()) return null;
        _scanner.SkipBlanks();
        int start = _scanner.Position;
        FilterExpression? expression;
        if (_scanner.TryText("("))
        {
            expression = ParseParenthesised(start);
        }
        else
        {
            _openInCheck = 0;
            expression = ParseCheckOrIdentifier(start);
            if (expression is null && !_stopped) _scanner.SkipCheck(_openInCheck);
        }

        Leave();
        return expression;
    }

    FilterExpression? ParseCheckOrIdentifier(int start)
    {
        int before = _errors;
        if (TryParseFieldOrTransformer() is { } left) return ParseCheck(left, start);
        if (_errors > before) return null;
        if (_scanner.TryIdentifier())
        {
            _macroEnd = _scanner.Position;
            return new IdentifierExpression(SpanFrom(start), _text.Text[start.._scanner.Position]);
        }

        if (_scanner.Current is '"' or '\'' || _scanner.AtEnd || _scanner.Current == ')') Stop("'(', a field, a transformer or a macro");
        else Expected("'(', a field, a transformer or a macro");
        return null;
    }

    bool Enter()
    {
        if (++_depth < MaxDepth) return true;
        _depth--;
        if (!_stopped)
            Error($"the condition is nested too deeply: more than {MaxDepth} levels, of which a parenthesis takes five", _scanner.Position, 0);
        _stopped = true;
        return false;
    }

    void Leave() => _depth--;
}
