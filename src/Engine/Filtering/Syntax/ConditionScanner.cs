namespace Gyrfalcon.Engine.Filtering.Syntax;

/// <summary>
/// The lexer of conditions. What a character starts depends on where the parser is (<c>in</c> may be an operator, a macro or a
/// value), so there is no stream of tokens: the parser asks for what may come next. Positions are UTF-16 units.
/// </summary>
sealed class ConditionScanner(string text, int position)
{
    // The characters that end a bare string besides blanks.
    const string Special = "()\"'=,";

    public string Text => text;

    /// <summary>Where the next character is read.</summary>
    public int Position { get; set; } = position;

    /// <summary>Where the last token that was not blank ended.</summary>
    public int LastEnd { get; private set; } = position;

    public bool AtEnd => Position >= text.Length;

    /// <summary>The next character, or NUL at the end; the parser refuses texts that hold a NUL.</summary>
    public char Current => Position < text.Length ? text[Position] : '\0';

    /// <summary>Skips blanks; vertical tab and form feed are none, backspace is: so it is in the reference.</summary>
    public bool SkipBlanks()
    {
        int start = Position;
        while (Position < text.Length && text[Position] is ' ' or '\t' or '\b' or '\r' or '\n') Position++;
        return Position > start;
    }

    /// <summary>Takes exactly <paramref name="token"/>; what follows it does not matter.</summary>
    public bool TryText(string token) => text.AsSpan(Position).StartsWith(token, StringComparison.Ordinal) && Take(token.Length);

    /// <summary>Takes a word that must be followed by a blank, and the blanks.</summary>
    public bool TryWordAndBlank(string word)
    {
        int start = Position;
        int lastEnd = LastEnd;
        if (TryText(word) && SkipBlanks()) return true;
        Position = start;
        LastEnd = lastEnd;
        return false;
    }

    /// <summary>Takes <c>not</c> and the white space behind it, of which there must be some.</summary>
    public bool TryNot()
    {
        if (!text.AsSpan(Position).StartsWith("not", StringComparison.Ordinal)) return false;
        int end = Position + 3;
        while (end < text.Length && IsSpace(text[end])) end++;
        if (end == Position + 3) return false;
        LastEnd = Position + 3;
        Position = end;
        return true;
    }

    /// <summary>Takes letters, digits and underscores that begin with a letter.</summary>
    public bool TryIdentifier() => Take(IdentifierLength(Position));

    /// <summary>Takes identifiers joined by dots, at least two.</summary>
    public bool TryFieldName()
    {
        int end = Position + IdentifierLength(Position);
        int dots = 0;
        while (end > Position && end < text.Length && text[end] == '.')
        {
            int part = IdentifierLength(end + 1);
            if (part == 0) break;
            end += 1 + part;
            dots++;
        }

        return dots > 0 && Take(end - Position);
    }

    /// <summary>Takes the argument of a field that stands in brackets without quotes.</summary>
    public bool TryBareArgument()
    {
        int end = Position;
        while (end < text.Length && text[end] is not ('[' or ']' or '"' or '\'') && !IsSpace(text[end])) end++;
        return Take(end - Position);
    }

    /// <summary>Takes a hexadecimal number, or a decimal one with sign, fraction and exponent.</summary>
    public bool TryNumber()
    {
        int at = Position;
        if (at + 2 < text.Length && text[at] == '0' && text[at + 1] is 'x' or 'X' && char.IsAsciiHexDigit(text[at + 2]))
        {
            at += 3;
            while (at < text.Length && char.IsAsciiHexDigit(text[at])) at++;
            return Take(at - Position);
        }

        if (at < text.Length && text[at] is '+' or '-') at++;
        int digits = SkipDigits(ref at);
        if (digits == 0) return false;
        if (at < text.Length && text[at] == '.') at++;
        SkipDigits(ref at);
        if (at + 2 < text.Length && text[at] is 'e' or 'E' && text[at + 1] is '+' or '-' && char.IsAsciiDigit(text[at + 2]))
        {
            at += 2;
            SkipDigits(ref at);
        }

        return Take(at - Position);
    }

    /// <summary>Takes a value without quotes.</summary>
    public bool TryBareString()
    {
        int end = Position;
        while (end < text.Length && !IsSpace(text[end]) && !Special.Contains(text[end], StringComparison.Ordinal)) end++;
        return Take(end - Position);
    }

    /// <summary>
    /// Takes a quoted value. A quote behind a backslash does not end it, even when that backslash is itself escaped.
    /// Returns false and takes nothing when the closing quote is missing.
    /// </summary>
    public bool TryQuoted()
    {
        char quote = Current;
        for (int i = Position + 1; i < text.Length; i++)
        {
            if (text[i] == quote && text[i - 1] != '\\') return Take(i + 1 - Position);
        }

        return false;
    }

    /// <summary>Whether an identifier other than <c>and</c>, <c>or</c>, <c>not</c>, or a list, comes next.</summary>
    public bool ListFollows()
    {
        if (Current == '(') return true;
        if (IdentifierLength(Position) == 0) return false;
        foreach (string keyword in (ReadOnlySpan<string>)["and", "or", "not"])
        {
            int end = Position + keyword.Length;
            if (text.AsSpan(Position).StartsWith(keyword, StringComparison.Ordinal) && (end == text.Length || !char.IsAsciiLetterOrDigit(text[end]))) return false;
        }

        return true;
    }

    /// <summary>
    /// The length of what comes next, for a message: a run of name characters, or one character of another kind.
    /// </summary>
    public int LengthOfNext()
    {
        int end = Position;
        while (end < text.Length && !IsSpace(text[end]) && !Special.Contains(text[end], StringComparison.Ordinal)) end++;
        if (end > Position || AtEnd) return end - Position;
        return char.IsHighSurrogate(text[end]) && end + 1 < text.Length ? 2 : 1;
    }

    /// <summary>
    /// Moves on to where parsing can go on after an error in a check: the <c>and</c>, <c>or</c> or <c>)</c> that ends the check,
    /// or the end.
    /// </summary>
    /// <param name="open">The parentheses that the check itself has opened and not closed.</param>
    public void SkipCheck(int open)
    {
        while (!AtEnd)
        {
            char c = text[Position];
            if (c is '"' or '\'')
            {
                if (TryQuoted()) continue;
                Position = text.Length;
            }
            else if (c == '(')
            {
                open++;
            }
            else if (c == ')')
            {
                if (open == 0) return;
                open--;
            }
            else if (open == 0 && (KeywordAt("and") || KeywordAt("or")))
            {
                return;
            }

            if (!AtEnd) Take(1);
        }
    }

    bool KeywordAt(string keyword)
    {
        int end = Position + keyword.Length;
        bool starts = Position == 0 || IsSpace(text[Position - 1]) || text[Position - 1] == ')';
        return starts && text.AsSpan(Position).StartsWith(keyword, StringComparison.Ordinal) && end < text.Length && (IsSpace(text[end]) || text[end] == '(');
    }

    bool Take(int length)
    {
        if (length == 0) return false;
        Position += length;
        LastEnd = Position;
        return true;
    }

    int IdentifierLength(int start)
    {
        if (start >= text.Length || !char.IsAsciiLetter(text[start])) return 0;
        int end = start + 1;
        while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] == '_')) end++;
        return end - start;
    }

    int SkipDigits(ref int at)
    {
        int start = at;
        while (at < text.Length && char.IsAsciiDigit(text[at])) at++;
        return at - start;
    }

    static bool IsSpace(char c) => c is ' ' or (>= '\t' and <= '\r');
}
