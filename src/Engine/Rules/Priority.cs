namespace Gyrfalcon.Engine.Rules;

/// <summary>How grave a rule's match is; a smaller number is graver.</summary>
public enum Priority : byte
{
    Emergency,
    Alert,
    Critical,
    Error,
    Warning,
    Notice,
    Informational,
    Debug,
}
