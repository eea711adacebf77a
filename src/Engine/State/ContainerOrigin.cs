namespace Gyrfalcon.Engine.State;

/// <summary>How a process came into its container.</summary>
public enum ContainerOrigin : byte
{
    /// <summary>Not known, or the process is in none.</summary>
    Unknown,

    /// <summary>It is the container's first process or descends from it.</summary>
    Start,

    /// <summary>It was put into the running container from outside, as <c>kubectl exec</c> and <c>docker exec</c> do, and runs the program that was.</summary>
    Exec,

    /// <summary>It was put in so and runs another program by now, or descends from such a process.</summary>
    AfterExec,
}
