namespace Gyrfalcon.Doctor;

/// <summary>How well it is.</summary>
enum FindingState : byte
{
    /// <summary>As it should be.</summary>
    Good,

    /// <summary>Not there, and not needed by everybody.</summary>
    Absent,

    /// <summary>Detection runs, but lacks something.</summary>
    Warning,

    /// <summary>Detection cannot run.</summary>
    Failure,
}
