namespace Gyrfalcon.Engine.Fields;

/// <summary>What may stand after a field's name.</summary>
[Flags]
public enum FieldArgument : byte
{
    None = 0,
    /// <summary>A number in brackets: <c>proc.aname[2]</c>.</summary>
    Index = 1 << 0,
    /// <summary>A name in brackets: <c>proc.env[HOME]</c>.</summary>
    Key = 1 << 1,
    /// <summary>A name after a dot: <c>evt.arg.flags</c>.</summary>
    Dot = 1 << 2,
    /// <summary>It must be there.</summary>
    Required = 1 << 3,
}
