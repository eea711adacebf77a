using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Gyrfalcon.Engine.Filtering.Syntax;

namespace Gyrfalcon.Engine.Tests.Filtering;

/// <summary>
/// A second implementation of conditions to compare with: it walks the tree, keeps values as strings and decimals, and knows
/// nothing of interning, caches or bytes. Texts are Latin-1 so that a character is a byte.
/// </summary>
sealed class NaiveInterpreter(IReadOnlyDictionary<string, object> values)
{
    public bool Evaluate(FilterExpression expression) => expression switch
    {
        AndExpression and => and.Operands.Aggregate(true, (result, operand) => result && Evaluate(operand)),
        OrExpression or => or.Operands.Aggregate(false, (result, operand) => result || Evaluate(operand)),
        NotExpression not => !Evaluate(not.Operand),
        CheckExpression check => Check(check),
        _ => throw new InvalidOperationException(),
    };

    /// <summary>The same while some fields are not known yet (Kleene's logic): null where it hangs on them.</summary>
    public bool? Decide(FilterExpression expression, IReadOnlySet<string> unknown)
    {
        return expression switch
        {
            AndExpression and => Join(and.Operands, decisive: false),
            OrExpression or => Join(or.Operands, decisive: true),
            NotExpression not => !Decide(not.Operand, unknown),
            CheckExpression check => Reads(check.Left) || Reads(check.Right) ? null : Check(check),
            _ => throw new InvalidOperationException(),
        };

        bool? Join(IEnumerable<FilterExpression> operands, bool decisive)
        {
            bool?[] truths = [.. operands.Select(o => Decide(o, unknown))];
            return truths.Contains(decisive) ? decisive : truths.Contains(null) ? null : !decisive;
        }

        bool Reads(ValueExpression? value) => value switch
        {
            FieldExpression field => unknown.Contains(field.Name),
            TransformerExpression transformer => transformer.Arguments.Any(Reads),
            _ => false,
        };
    }

    bool Check(CheckExpression check)
    {
        object? left = ValueOf(check.Left);
        if (left is null) return false;
        if (check.Operator == CheckOperator.Exists) return true;
        if (check.Right is TransformerExpression)
        {
            object? right = ValueOf(check.Right);
            return right is not null && Compare(check.Operator, left, right);
        }

        var constants = check.Right is LiteralListExpression list ? list.Items : [(LiteralExpression)check.Right!];
        object[] read = [.. constants.Select(c => Read(c, left))];
        if (left is string[] elements)
        {
            return check.Operator == CheckOperator.In ? elements.All(read.Contains) : elements.Any(read.Contains);
        }

        if (check.Operator is CheckOperator.In or CheckOperator.Intersects or CheckOperator.PathMatch) return read.Any(r => Compare(check.Operator, left, r));
        if (check.Modifier == CheckModifier.None) return Compare(check.Operator, left, read[0]);
        int matches = read.Count(r => Compare(check.Operator, left, r));
        return check.Modifier switch
        {
            CheckModifier.AnyOf => matches > 0,
            CheckModifier.AllOf => read.Length > 0 && matches == read.Length,
            _ => matches == 1,
        };
    }

    object? ValueOf(ValueExpression expression)
    {
        switch (expression)
        {
            case FieldExpression field:
                return values.GetValueOrDefault(field.Name);
            case LiteralExpression literal:
                return Encoding.Latin1.GetString(literal.Bytes);
            case TransformerExpression transformer:
                object?[] arguments = [.. transformer.Arguments.Select(ValueOf)];
                if (arguments.Contains(null)) return null;
                return transformer.Name switch
                {
                    "val" => arguments[0],
                    "tolower" => Each(arguments[0]!, t => string.Concat(t.Select(c => char.IsAscii(c) ? char.ToLowerInvariant(c) : c))),
                    "toupper" => Each(arguments[0]!, t => string.Concat(t.Select(c => char.IsAscii(c) ? char.ToUpperInvariant(c) : c))),
                    "basename" => Each(arguments[0]!, t => t.Split('/')[^1]),
                    "len" => (decimal)(arguments[0] is string[] list ? list.Length : ((string)arguments[0]!).Length),
                    "concat" => string.Concat(arguments),
                    "join" => string.Join((string)arguments[0]!, (string[])arguments[1]!),
                    _ => throw new InvalidOperationException(transformer.Name),
                };
            default:
                throw new InvalidOperationException();
        }
    }

    static object Each(object value, Func<string, string> transform) => value is string[] list ? list.Select(transform).ToArray() : transform((string)value);

    static object Read(LiteralExpression literal, object left) => left switch
    {
        decimal => decimal.Parse(literal.Text, System.Globalization.CultureInfo.InvariantCulture),
        bool => literal.Text == "true",
        IPAddress => IPAddress.Parse(literal.Text),
        _ => Encoding.Latin1.GetString(literal.Bytes),
    };

    static bool Compare(CheckOperator op, object left, object right) => op switch
    {
        CheckOperator.Equal => Same(left, right),
        CheckOperator.In or CheckOperator.Intersects when left is string[] a && right is string[] b => op == CheckOperator.In ? a.All(b.Contains) : a.Any(b.Contains),
        CheckOperator.In or CheckOperator.Intersects => Same(left, right),
        CheckOperator.NotEqual => !Same(left, right),
        CheckOperator.Less => Order(left, right) < 0,
        CheckOperator.LessOrEqual => Order(left, right) <= 0,
        CheckOperator.Greater => Order(left, right) > 0,
        CheckOperator.GreaterOrEqual => Order(left, right) >= 0,
        CheckOperator.Contains => ((string)left).Contains((string)right, StringComparison.Ordinal),
        CheckOperator.ContainsIgnoreCase => Lower(left).Contains(Lower(right), StringComparison.Ordinal),
        CheckOperator.StartsWith => ((string)left).StartsWith((string)right, StringComparison.Ordinal),
        CheckOperator.EndsWith => ((string)left).EndsWith((string)right, StringComparison.Ordinal),
        CheckOperator.Glob => GlobMatches((string)right, (string)left),
        CheckOperator.GlobIgnoreCase => GlobMatches(Lower(right), Lower(left)),
        CheckOperator.Regex => Regex.IsMatch((string)left, $@"\A(?:{right})\z", RegexOptions.Multiline | RegexOptions.CultureInvariant),
        CheckOperator.PathMatch => PathMatches((string)right, (string)left),
        _ => throw new InvalidOperationException(op.ToString()),
    };

    static bool Same(object left, object right) => left.Equals(right);

    static int Order(object left, object right) => left is decimal number ? number.CompareTo((decimal)right) : string.CompareOrdinal((string)left, (string)right);

    static string Lower(object text) => string.Concat(((string)text).Select(c => char.IsAscii(c) ? char.ToLowerInvariant(c) : c));

    // Only * and ? as special characters.
    static bool GlobMatches(string pattern, string text)
    {
        if (pattern.Length == 0) return text.Length == 0;
        if (pattern[0] == '*') return GlobMatches(pattern[1..], text) || (text.Length > 0 && GlobMatches(pattern, text[1..]));
        return text.Length > 0 && (pattern[0] == '?' || pattern[0] == text[0]) && GlobMatches(pattern[1..], text[1..]);
    }

    static bool PathMatches(string stored, string path)
    {
        string[] prefix = stored.Split('/', StringSplitOptions.RemoveEmptyEntries);
        string[] components = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return prefix.Length <= components.Length && prefix.Zip(components).All(p => GlobMatches(p.First, p.Second));
    }
}
