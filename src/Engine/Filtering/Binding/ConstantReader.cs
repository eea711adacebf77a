using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Fields;
using Gyrfalcon.Engine.Filtering.Evaluation;
using Gyrfalcon.Engine.Filtering.Syntax;
using Gyrfalcon.Engine.Sources;

namespace Gyrfalcon.Engine.Filtering.Binding;

/// <summary>Reads the constants of one check and makes the test that compares with them.</summary>
/// <param name="op">The operator.</param>
/// <param name="left">What the constants are compared with.</param>
/// <param name="types">The names that constants must be of; null when the left side is not the event's type.</param>
/// <param name="diagnostics">Takes what is wrong.</param>
sealed class ConstantReader(CheckOperator op, ValueSource left, EventTypes? types, DiagnosticBag diagnostics)
{
    readonly List<ulong> _numbers = [];
    readonly List<byte[]> _bytes = [];
    readonly List<int> _bits = [];
    readonly List<Regex> _regexes = [];

    /// <summary>The first number.</summary>
    public ulong Number => _numbers[0];

    /// <summary>The constants as text; in any order they give the same one, for no operator depends on it.</summary>
    public string Key { get; private set; } = "";

    /// <summary>Reads the constants; false after errors.</summary>
    public bool TryRead(IReadOnlyList<LiteralExpression> literals)
    {
        bool complete = true;
        foreach (var literal in literals)
        {
            if (Read(literal, out string? suggestion) is { } error)
            {
                diagnostics.Add(new Diagnostic(DiagnosticSeverity.Error, LoadCodes.CompileCondition, error, literal.Span)
                {
                    Suggestion = suggestion,
                    IsUnknownName = types?.IsKnown(literal.Text) == false,
                });
                complete = false;
            }
        }

        if (complete) Key = KeyOf(literals);
        return complete;
    }

    // One that is given twice stays twice: to "exactly one" that makes a difference.
    static string KeyOf(IReadOnlyList<LiteralExpression> literals)
    {
        byte[][] constants = [.. literals.Select(l => l.Bytes)];
        Array.Sort(constants, static (a, b) => a.AsSpan().SequenceCompareTo(b));
        var key = new StringBuilder();
        foreach (byte[] constant in constants)
        {
            key.Append(CultureInfo.InvariantCulture, $"{constant.Length}:");
            foreach (byte b in constant) key.Append((char)b);
        }

        return key.ToString();
    }

    /// <summary>Makes the test.</summary>
    public ValueTest MakeTest(CheckModifier modifier, Utf16Buffer utf16)
    {
        bool isSet = op is CheckOperator.In or CheckOperator.Intersects || (op == CheckOperator.Equal && modifier == CheckModifier.AnyOf);
        if (op == CheckOperator.PathMatch) return new PathTest(_bytes);
        if (isSet && left.Type != FieldType.IpNet) return left.Type.IsNumber() ? NumberSet() : new TextSetTest(_bytes);

        ValueTest[] tests = [.. Singles(utf16)];
        if (isSet) return new QuantifiedTest(CheckModifier.AnyOf, tests);
        return modifier == CheckModifier.None ? tests[0] : new QuantifiedTest(modifier, tests);
    }

    // Equality of floating-point numbers is not that of their bits: -0 equals 0.
    ValueTest NumberSet() => left.Type == FieldType.Double
        ? new QuantifiedTest(CheckModifier.AnyOf, [.. _numbers.Select(n => new NumberTest(CheckOperator.Equal, NumberKind.Double, n))])
        : new NumberSetTest(_numbers);

    IEnumerable<ValueTest> Singles(Utf16Buffer utf16)
    {
        if (op == CheckOperator.Regex) return _regexes.Select((regex, i) => new RegexTest(regex, RegexLiteral.Find(_bytes[i]), utf16));
        if (left.Type.IsNumber()) return _numbers.Select(number => new NumberTest(op, left.Type.NumberKind(), number));
        if (left.Type == FieldType.IpNet) return _bytes.Select((network, i) => new NetworkTest(network, _bits[i], negated: op == CheckOperator.NotEqual));
        return _bytes.Select(bytes => new TextTest(op, bytes));
    }

    // The error, or null.
    string? Read(LiteralExpression literal, out string? suggestion)
    {
        suggestion = null;
        string text = literal.Text;
        string? error;
        switch (left.Type)
        {
            case FieldType.IpAddress:
                if (!LiteralReader.TryReadAddress(text, out byte[]? address)) return $"'{text}' is not an ip address";
                _bytes.Add(address);
                return null;
            case FieldType.IpNet:
                if (!LiteralReader.TryReadNetwork(text, out byte[]? network, out int bits, out error)) return error;
                _bytes.Add(network);
                _bits.Add(bits);
                return null;
            case FieldType.String or FieldType.Path or FieldType.Buffer:
                return ReadBytes(literal, text, out suggestion);
            default:
                if (!LiteralReader.TryReadNumber(left.Type, text, out ulong number, out error)) return error;
                _numbers.Add(number);
                return null;
        }
    }

    string? ReadBytes(LiteralExpression literal, string text, out string? suggestion)
    {
        suggestion = null;
        if (op is CheckOperator.ContainsBytes or CheckOperator.StartsWithBytes)
        {
            if (!LiteralReader.TryReadHex(text, out byte[]? hex)) return $"'{text}' is not hexadecimal: expected pairs of the digits 0-9 and a-f";
            _bytes.Add(hex);
            return null;
        }

        if (left.Type != FieldType.Buffer && literal.Bytes.AsSpan().Contains((byte)0)) return "a text cannot contain a NUL byte";
        if (types?.IsKnown(text) == false)
        {
            suggestion = Suggestions.Closest(text, types.All);
            return $"unknown event type {text}";
        }

        if (op == CheckOperator.Regex)
        {
            if (!RegexTranslator.TryTranslate(text, out var regex, out string? error)) return error;
            _regexes.Add(regex);
        }
        else if (op == CheckOperator.PathMatch && PathPrefixNode.CountComponents(literal.Bytes) > PathPrefixNode.MaxComponents)
        {
            return $"a path has more than {PathPrefixNode.MaxComponents} components";
        }

        _bytes.Add(literal.Bytes);
        return null;
    }
}
