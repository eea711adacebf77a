using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Testing;

/// <summary>A process of a test, as it is at some point of it.</summary>
sealed record TestProcess
{
    /// <summary>The terminal that <c>tty: true</c> stands for: /dev/pts/0.</summary>
    public const uint Terminal = 34816;

    /// <summary>The id on the host.</summary>
    public required long Pid { get; init; }

    /// <summary>The id in its own pid namespace.</summary>
    public required long VPid { get; init; }

    /// <summary>The parent; null for the first process.</summary>
    public TestProcess? Parent { get; init; }

    /// <summary>The kernel's name, at most 15 characters.</summary>
    public required string Name { get; init; }

    /// <summary>The path of the file that runs.</summary>
    public required string Exe { get; init; }

    /// <summary>The command line, argv[0] first.</summary>
    public required IReadOnlyList<string> Arguments { get; init; }

    /// <summary>The working directory.</summary>
    public string Cwd { get; init; } = "/";

    /// <summary>The environment, each <c>NAME=value</c>.</summary>
    public IReadOnlyList<string> Environment { get; init; } = [];

    /// <summary>The user.</summary>
    public uint Uid { get; init; }

    /// <summary>The group.</summary>
    public uint Gid { get; init; }

    /// <summary>The user who logged in; all ones for none.</summary>
    public uint LoginUid { get; init; } = uint.MaxValue;

    /// <summary>The device number of the terminal; 0 for none.</summary>
    public uint Tty { get; init; }

    /// <summary>The container; null on the host.</summary>
    public TestContainer? Container { get; init; }

    /// <summary>How it came into the container.</summary>
    public ContainerOrigin Origin { get; init; }

    /// <summary>What is known of the file that runs (<c>PPM_EXE_*</c>).</summary>
    public uint ExeFlags { get; init; }

    /// <summary>The effective and permitted capabilities.</summary>
    public ulong Capabilities { get; init; }

    /// <summary>When it began, nanoseconds since the epoch.</summary>
    public ulong StartTime { get; init; }

    /// <summary>The descriptor that it opened last; -1 when there is none.</summary>
    public long LastDescriptor { get; init; } = -1;

    /// <summary>The descriptor that the next call which makes one gets, as a process that closes none has it.</summary>
    public long NextDescriptor { get; init; } = 3;

    /// <summary>The block of the descriptors that are open before the first event; null for none.</summary>
    public byte[]? Descriptors { get; init; }

    /// <summary>Its cgroups as the kernel tells them.</summary>
    public string[] Cgroups => [$"cpuset={Container?.Cgroup ?? "/"}"];
}
