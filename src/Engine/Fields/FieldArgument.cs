namespace Gyrfalcon.Engine.Fields;

/// <summary>What may stand in brackets after a field's name.</summary>
[Flags]
public enum FieldArgument : byte
{
    None = 0,
    /// <summary>A number: <c>proc.aname[2]</c>.</summary>
    Index = 1 << 0,
    /// <summary>A name: <c>evt.arg[flags]</c>, also written <c>evt.arg.flags</c>.</summary>
    Key = 1 << 1,
    /// <summary>It must be there.</summary>
    Required = 1 << 2,
}
