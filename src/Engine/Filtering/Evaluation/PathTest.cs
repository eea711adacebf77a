using Gyrfalcon.Engine.Fields;

namespace Gyrfalcon.Engine.Filtering.Evaluation;

/// <summary>Whether one of several paths is the value or a directory above it (<c>pmatch</c>).</summary>
sealed class PathTest(PathPrefixNode paths) : ValueTest
{
    public override bool Matches(scoped in FieldValue value) => paths.Matches(value.Bytes);
}
