namespace Gyrfalcon.Engine.Scap.Converting;

/// <summary>Where the value of a parameter comes from.</summary>
enum ValueOrigin : byte
{
    /// <summary>The event that is converted.</summary>
    Old,

    /// <summary>The stored enter event of the same thread; without one, what <see cref="Default"/> gives.</summary>
    Enter,

    /// <summary>The stored enter event of the same thread; without one, what <see cref="Empty"/> gives.</summary>
    EnterOrEmpty,

    /// <summary>Zeros of the type's size; no user for a user and no group for a group; nothing for a type of any length.</summary>
    Default,

    /// <summary>Nothing: the value is not available.</summary>
    Empty,

    /// <summary>The JSON that later writers gave for a container, made of the four parameters of the oldest event.</summary>
    ContainerText,
}
