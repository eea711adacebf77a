using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Filtering.Evaluation;

namespace Gyrfalcon.Engine.Explaining;

/// <summary>A part of a rule's condition as it was written, macros by their names. What it came to is in an <see cref="Explanation"/>.</summary>
public sealed class ConditionPart
{
    internal ConditionPart(int id, PartKind kind, string text, SourceSpan place, params IReadOnlyList<ConditionPart> parts)
    {
        Id = id;
        Kind = kind;
        Text = text;
        Place = place;
        Parts = parts;
    }

    /// <summary>What it is.</summary>
    public PartKind Kind { get; }

    /// <summary>How it was written, on one line; the name of a macro or an exception.</summary>
    public string Text { get; }

    /// <summary>Where it was written: of a macro, where it is named.</summary>
    public SourceSpan Place { get; }

    /// <summary>What it consists of, in the order in which it was written. A macro's part is one object wherever the macro is named.</summary>
    public IReadOnlyList<ConditionPart> Parts { get; }

    /// <summary>The item that defines a macro or an exception; else null.</summary>
    public ItemLocation? Definition { get; internal init; }

    /// <summary>The constants that a check takes from lists.</summary>
    public IReadOnlyList<ListedConstant> Constants { get; internal init; } = [];

    /// <summary>The lists that a check takes constants from.</summary>
    public IEnumerable<ItemLocation> Lists => Constants.Select(c => c.List).Distinct();

    /// <summary>The number of the part in its outline.</summary>
    internal int Id { get; }

    /// <summary>A check, ready to be asked; else null.</summary>
    internal FilterNode? Node { get; init; }

    /// <summary>What a check compares.</summary>
    internal IReadOnlyList<CheckedValue> Values { get; init; } = [];
}
