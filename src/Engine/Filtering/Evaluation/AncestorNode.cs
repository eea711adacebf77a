using Gyrfalcon.Engine.Fields;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Filtering.Evaluation;

/// <summary>True when any ancestor, the parent first, satisfies the comparison (<c>proc.aname</c> without an index).</summary>
sealed class AncestorNode(PredicateTable table, AncestorExtractor extract, ValueTest? test) : PredicateNode(table)
{
    protected override bool Ask(scoped in EventContext context)
    {
        if (context.Thread is not { } thread) return false;
        foreach (var process in new Ancestry(context.Host.Threads, thread))
        {
            if (extract(context, process, out var value) && (test is null || test.Test(value))) return true;
        }

        return false;
    }
}
