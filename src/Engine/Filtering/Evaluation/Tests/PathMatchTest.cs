using Gyrfalcon.Engine.Fields;

namespace Gyrfalcon.Engine.Filtering.Evaluation;

/// <summary><c>pmatch</c>: whether one of several paths is a prefix of the value, component by component.</summary>
sealed class PathMatchTest(PathPrefixes prefixes) : ValueTest
{
    public override bool Test(scoped FieldValue value) => prefixes.Match(value.Bytes);
}
