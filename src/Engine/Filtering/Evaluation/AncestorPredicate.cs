using Gyrfalcon.Engine.Fields;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Filtering.Evaluation;

/// <summary>Whether any ancestor of the process, its parent first, satisfies a test (<c>proc.aname</c>), or whether there is one (null).</summary>
sealed class AncestorPredicate(BoundField field, ValueTest? test) : SourcePredicate($"ancestors {field.Name}", field.Field.Scope, test)
{
    readonly ValueTest? _test = test;
    readonly AncestorExtractor _extract = field.Field.ExtractAncestor!;

    public override void LookUp(scoped in EventContext context, ConstantIndex index, scoped Span<ulong> hits)
    {
        if (context.Thread is not { } thread) return;
        foreach (var ancestor in new Ancestry(context.Host.Threads, thread))
        {
            if (_extract(context, ancestor, out var value)) index.LookUp(value, context.Scratch, hits);
        }
    }

    private protected override bool Compute(scoped in EventContext context)
    {
        if (context.Thread is not { } thread) return false;
        foreach (var ancestor in new Ancestry(context.Host.Threads, thread))
        {
            if (_test is null) return true;
            if (_extract(context, ancestor, out var value) && _test.Matches(value)) return true;
        }

        return false;
    }
}
