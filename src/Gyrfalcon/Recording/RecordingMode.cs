namespace Gyrfalcon.Recording;

/// <summary><c>capture.mode</c>: whose alerts are recorded.</summary>
public enum RecordingMode
{
    /// <summary>Those of rules with <c>capture: true</c>.</summary>
    Rules,

    /// <summary>Those of all rules.</summary>
    AllRules,
}
