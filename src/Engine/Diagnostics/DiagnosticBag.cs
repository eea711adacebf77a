namespace Gyrfalcon.Engine.Diagnostics;

/// <summary>Collects everything that is wrong, so that a person sees all of it at once. Bounded: a hostile file cannot fill memory.</summary>
public sealed class DiagnosticBag
{
    /// <summary>How many are kept; what comes after is only counted.</summary>
    public const int Limit = 200;

    readonly List<Diagnostic> _items = [];

    /// <summary>What was collected, in order.</summary>
    public IReadOnlyList<Diagnostic> Items => _items;

    /// <summary>How many were not kept.</summary>
    public int Omitted { get; private set; }

    /// <summary>How many there were, those included that were not kept.</summary>
    public int Count => _items.Count + Omitted;

    /// <summary>Whether anything stops the load.</summary>
    public bool HasErrors { get; private set; }

    /// <summary>Adds one.</summary>
    public void Add(Diagnostic diagnostic)
    {
        HasErrors |= diagnostic.Severity == DiagnosticSeverity.Error;
        if (_items.Count < Limit) _items.Add(diagnostic);
        else Omitted++;
    }

    /// <summary>Adds an error.</summary>
    public void Error(string code, string message, SourceSpan? span, string? suggestion = null, params IReadOnlyList<ItemLocation> locations) =>
        Add(new Diagnostic(DiagnosticSeverity.Error, code, message, span) { Suggestion = suggestion, Locations = locations });

    /// <summary>Adds a warning.</summary>
    public void Warning(string code, string message, SourceSpan? span, string? suggestion = null, params IReadOnlyList<ItemLocation> locations) =>
        Add(new Diagnostic(DiagnosticSeverity.Warning, code, message, span) { Suggestion = suggestion, Locations = locations });

    /// <summary>Takes over what another bag collected.</summary>
    /// <param name="other">The other bag.</param>
    /// <param name="holders">The items that hold all of it, outermost first.</param>
    public void AddFrom(DiagnosticBag other, params IReadOnlyList<ItemLocation> holders)
    {
        foreach (Diagnostic item in other._items) Add(holders.Count == 0 ? item : item with { Locations = [.. holders, .. item.Locations] });
        AddOmitted(other.Omitted);
    }

    /// <summary>Takes over what is wrong with an expression: what holds each diagnostic last is the expression where it points.</summary>
    /// <param name="other">The other bag.</param>
    /// <param name="holders">The items that hold the expression, outermost first.</param>
    internal void AddFromExpression(DiagnosticBag other, params IReadOnlyList<ItemLocation> holders)
    {
        foreach (Diagnostic item in other._items)
        {
            Add(item.Span is { } span ? item with { Locations = [.. holders, new ItemLocation(ItemTypes.ConditionExpression, "", span)] } : item);
        }

        AddOmitted(other.Omitted);
    }

    /// <summary>Counts further ones that were not kept.</summary>
    public void AddOmitted(int count) => Omitted += count;
}
