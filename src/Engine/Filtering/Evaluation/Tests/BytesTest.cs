using Gyrfalcon.Engine.Fields;
using Gyrfalcon.Engine.Filtering.Syntax;

namespace Gyrfalcon.Engine.Filtering.Evaluation;

/// <summary>Compares text or bytes with a constant.</summary>
sealed class BytesTest(CheckOperator op, byte[] constant) : ValueTest
{
    public override bool Test(scoped FieldValue value)
    {
        var bytes = value.Bytes;
        return op switch
        {
            CheckOperator.Equal or CheckOperator.In or CheckOperator.Intersects => bytes.SequenceEqual(constant),
            CheckOperator.NotEqual => !bytes.SequenceEqual(constant),
            CheckOperator.Contains or CheckOperator.ContainsBytes => bytes.IndexOf(constant) >= 0,
            CheckOperator.ContainsIgnoreCase => AsciiText.ContainsIgnoreCase(bytes, constant),
            CheckOperator.StartsWith or CheckOperator.StartsWithBytes => bytes.StartsWith(constant),
            CheckOperator.EndsWith => bytes.EndsWith(constant),
            CheckOperator.Glob => Glob.IsMatch(constant, bytes, ignoreCase: false),
            CheckOperator.GlobIgnoreCase => Glob.IsMatch(constant, bytes, ignoreCase: true),
            _ => NumberTest.Holds(op, bytes.SequenceCompareTo(constant)),
        };
    }
}
