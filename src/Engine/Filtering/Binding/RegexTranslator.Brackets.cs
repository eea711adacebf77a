namespace Gyrfalcon.Engine.Filtering.Binding;

// Bracket expressions.
sealed partial class RegexTranslator
{
    void Bracket()
    {
        int start = _position++;
        bool negated = !AtEnd && _pattern[_position] == '^';
        if (negated) _position++;
        var ranges = new CharacterRanges();
        for (bool first = true; ; first = false)
        {
            if (_error is null && _position >= _pattern.Length) Fail("'[' is not closed", start);
            if (_error is not null) return;
            char c = _pattern[_position];
            if (c == ']' && !first) break;

            // A hyphen is a character where it stands first or last.
            if (c == '-' && !first && (_position + 1 >= _pattern.Length || _pattern[_position + 1] != ']'))
            {
                Fail("a range has no beginning", _position);
                return;
            }

            if (_pattern.AsSpan(_position).StartsWith("[:") && _pattern.IndexOf(":]", _position + 2, StringComparison.Ordinal) is var end and >= 0)
            {
                string name = _pattern[(_position + 2)..end];
                if (!ranges.TryAddClass(name)) Fail($"there is no character class [:{name}:]", _position);
                _position = end + 2;
                continue;
            }

            Range(ranges);
        }

        _position++;
        if (negated) ranges.Invert();
        ranges.AppendTo(_output);
    }

    void Range(CharacterRanges ranges)
    {
        int start = _position;
        int low = Member();
        int high = low;
        if (_error is null && _position + 1 < _pattern.Length && _pattern[_position] == '-' && _pattern[_position + 1] != ']')
        {
            _position++;
            high = Member();
            if (high < low) Fail("a range ends before it begins", start);
        }

        if (_error is null) ranges.Add(low, high);
    }

    int Member() => _pattern[_position] == '\\' ? Escape() : NextRune();
}
