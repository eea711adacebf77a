using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Fields;

/// <summary>A field together with its argument, as a rule wrote it.</summary>
public sealed class BoundField
{
    readonly BoundArgument _argument;

    internal BoundField(Field field, in BoundArgument argument, string name)
    {
        Field = field;
        Name = name;
        _argument = argument;
        Type = field.Type;
        Format = field.Format;
        if (argument.Places is { } places && field.TakesTypeOfParameter)
        {
            Type = ParameterTypes.ToFieldType(places.First.Type);
            Format = places.First.Format;
        }
    }

    /// <summary>The field.</summary>
    public Field Field { get; }

    /// <summary>The argument.</summary>
    public ref readonly BoundArgument Argument => ref _argument;

    /// <summary>The name with its argument, as alerts show it: <c>evt.arg.flags</c>, <c>proc.aname[2]</c>.</summary>
    public string Name { get; }

    /// <summary>The type of the value; <c>evt.rawarg</c> takes that of the parameter.</summary>
    public FieldType Type { get; }

    /// <summary>How a number is printed.</summary>
    public PrintFormat Format { get; }

    /// <summary>How comparisons are decided: with an index an ancestor field is an ordinary value.</summary>
    public FieldComparison Comparison => Field.Comparison == FieldComparison.AnyAncestor && _argument.IsPresent ? FieldComparison.Value : Field.Comparison;

    /// <summary>Reads the value that conditions see; false when there is none.</summary>
    public bool TryExtract(scoped in EventContext context, out FieldValue value) => Field.Extract(context, _argument, out value);

    /// <summary>Reads the value that an alert's text shows; false when there is none.</summary>
    public bool TryExtractText(scoped in EventContext context, out FieldValue value) =>
        (Field.ExtractText ?? Field.Extract)(context, _argument, out value);
}
