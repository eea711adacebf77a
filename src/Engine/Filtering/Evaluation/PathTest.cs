using Gyrfalcon.Engine.Fields;

namespace Gyrfalcon.Engine.Filtering.Evaluation;

/// <summary>Whether one of several paths is the value or a directory above it (<c>pmatch</c>).</summary>
sealed class PathTest(IReadOnlyList<byte[]> paths) : ValueTest
{
    readonly PathPrefixNode _paths = new(paths);

    public override double Cost => 2;

    public override IReadOnlyList<Constant>? Required
    {
        get
        {
            var names = paths.Select(PathPrefixNode.LongestName).ToList();
            return names.Contains(null) ? null : [.. names.Select(name => new Constant(ConstantMatch.Part, name!, 0))];
        }
    }

    public override bool Matches(scoped in FieldValue value) => _paths.Matches(value.Bytes);
}
