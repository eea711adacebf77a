using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Filtering.Evaluation;

/// <summary>One question about an event, answered once and remembered until the next event.</summary>
abstract class PredicateNode(PredicateTable table) : FilterNode
{
    long _epoch;
    bool _answer;

    public sealed override bool Evaluate(scoped in EventContext context)
    {
        if (_epoch == table.Epoch) return _answer;
        _answer = Ask(context);
        _epoch = table.Epoch;
        return _answer;
    }

    protected abstract bool Ask(scoped in EventContext context);
}
