using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Filtering.Binding;
using Gyrfalcon.Engine.Filtering.Evaluation;
using Gyrfalcon.Engine.Filtering.Syntax;
using Gyrfalcon.Engine.Sources;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Explaining;

/// <summary>Reads what tells people which event they look at.</summary>
sealed class EventFacts
{
    static readonly string[] s_names = ["evt.time", "evt.type", "evt.res", "fd.name", "proc.cmdline", "proc.pid", "container.id"];

    readonly CheckedValue[] _values;

    /// <summary>For the events of a source, which need not have all the fields.</summary>
    public EventFacts(EventSource source)
    {
        var binder = new ConditionBinder(new PredicateTable(), source);
        var nowhere = new SourceSpan(new SourceText("", ""), 0, 0);
        _values =
        [
            .. s_names.Where(n => source.Fields.Find(n) is not null)
                .Select(n => new CheckedValue(n, binder.BindValue(new FieldExpression(nowhere, n, null), new DiagnosticBag())!)),
        ];
    }

    /// <summary>The values that there are and that are not empty.</summary>
    public IReadOnlyList<FieldReading> Read(scoped in EventContext context)
    {
        List<FieldReading> facts = [];
        foreach (var value in _values)
        {
            if (value.Read(context) is { Value.Length: > 0 } fact) facts.Add(fact);
        }

        return facts;
    }
}
