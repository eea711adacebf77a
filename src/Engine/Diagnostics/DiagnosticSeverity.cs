namespace Gyrfalcon.Engine.Diagnostics;

/// <summary>Whether a diagnostic stops the load.</summary>
public enum DiagnosticSeverity
{
    Warning,
    Error,
}
