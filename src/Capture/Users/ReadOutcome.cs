namespace Gyrfalcon.Capture.Users;

/// <summary>What came of reading the users of a container.</summary>
enum ReadOutcome
{
    /// <summary>They were read.</summary>
    Read,

    /// <summary>They are those that were read before.</summary>
    Unchanged,

    /// <summary>The process sees another file system than the container: that of the host, or one of its own.</summary>
    Elsewhere,

    /// <summary>The process had ended.</summary>
    Gone,

    /// <summary>This process may not look there.</summary>
    Denied,
}
