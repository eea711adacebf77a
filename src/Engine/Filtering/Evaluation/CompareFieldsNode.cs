using Gyrfalcon.Engine.Fields;
using Gyrfalcon.Engine.Filtering.Syntax;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Filtering.Evaluation;

/// <summary>Compares two values of the event (<c>proc.name = val(proc.pname)</c>); false when either is missing.</summary>
sealed class CompareFieldsNode(PredicateTable table, ValueSource left, CheckOperator op, ValueSource right) : PredicateNode(table)
{
    readonly bool _isBytes = FieldTypes.IsBytes(left.Type);
    readonly bool _isSigned = FieldTypes.IsSigned(left.Type);

    protected override bool Ask(scoped in EventContext context)
    {
        if (!left.TryRead(context, out var a) || !right.TryRead(context, out var b)) return false;
        if (left.IsList) return op == CheckOperator.Intersects ? Intersects(a, b) : IsSubset(a, b);
        return _isBytes ? CompareBytes(a.Bytes, b.Bytes) : CompareNumbers(a.Number, b.Number);
    }

    bool CompareBytes(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b) => op switch
    {
        CheckOperator.Equal or CheckOperator.In or CheckOperator.Intersects => a.SequenceEqual(b),
        CheckOperator.NotEqual => !a.SequenceEqual(b),
        CheckOperator.Contains => a.IndexOf(b) >= 0,
        CheckOperator.ContainsIgnoreCase => AsciiText.ContainsIgnoreCase(a, b),
        CheckOperator.StartsWith => a.StartsWith(b),
        CheckOperator.EndsWith => a.EndsWith(b),
        CheckOperator.Glob => Evaluation.Glob.IsMatch(b, a, ignoreCase: false),
        CheckOperator.GlobIgnoreCase => Evaluation.Glob.IsMatch(b, a, ignoreCase: true),
        _ => NumberTest.Holds(op, a.SequenceCompareTo(b)),
    };

    bool CompareNumbers(ulong a, ulong b) => NumberTest.Holds(op, _isSigned ? ((long)a).CompareTo((long)b) : a.CompareTo(b));

    static bool IsSubset(FieldValue a, FieldValue b)
    {
        var items = new ListItems(a.Bytes);
        while (items.MoveNext())
        {
            if (!Contains(b, items.Current)) return false;
        }

        return true;
    }

    static bool Intersects(FieldValue a, FieldValue b)
    {
        var items = new ListItems(a.Bytes);
        while (items.MoveNext())
        {
            if (Contains(b, items.Current)) return true;
        }

        return false;
    }

    static bool Contains(FieldValue list, ReadOnlySpan<byte> item)
    {
        var items = new ListItems(list.Bytes);
        while (items.MoveNext())
        {
            if (items.Current.SequenceEqual(item)) return true;
        }

        return false;
    }
}
