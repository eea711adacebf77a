using Gyrfalcon.Engine.Fields;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Filtering.Evaluation;

/// <summary>Whether any ancestor of the process, its parent first, satisfies a test (<c>proc.aname</c>), or whether there is one (null).</summary>
sealed class AncestorPredicate(BoundField field, ValueTest? test) : FilterNode(field.Field.Scope)
{
    readonly AncestorExtractor _extract = field.Field.ExtractAncestor!;

    private protected override bool Compute(scoped in EventContext context)
    {
        if (context.Thread is not { } thread) return false;
        foreach (var ancestor in new Ancestry(context.Host.Threads, thread))
        {
            if (test is null) return true;
            if (_extract(context, ancestor, out var value) && test.Matches(value)) return true;
        }

        return false;
    }
}
