using System.Text.RegularExpressions;
using Gyrfalcon.Engine.Fields;

namespace Gyrfalcon.Engine.Filtering.Evaluation;

/// <summary>Whether a text matches a regular expression, which is anchored at both ends and runs in linear time.</summary>
sealed class RegexTest(Regex regex, Utf16Buffer buffer) : ValueTest
{
    public override bool Matches(scoped in FieldValue value) => regex.IsMatch(buffer.Decode(value.Bytes));
}
