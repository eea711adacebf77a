using System.Runtime.Versioning;
using System.Security.Cryptography;
using Gyrfalcon.Live.Tests.Agents;
using Gyrfalcon.Live.Tests.Containers;

[assembly: SupportedOSPlatform("linux")]
[assembly: AssemblyFixture(typeof(Gyrfalcon.Live.Tests.Lab))]
// One machine, one kernel: what one test does, another one's agent sees.
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace Gyrfalcon.Live.Tests;

/// <summary>What all tests of a run share: a directory, and an agent that detects all the while.</summary>
public sealed class Lab : IDisposable
{
    Agent? _agent;

    /// <summary>A directory of this run, removed at its end.</summary>
    public string Directory { get; } =
        System.IO.Directory.CreateDirectory($"/tmp/gyr-live-{RandomNumberGenerator.GetHexString(8, lowercase: true)}").FullName;

    /// <summary>The agent with the zero-trust rules, started when first asked for.</summary>
    internal Agent Agent => _agent ??= Agent.Start(Files, new());

    internal AgentFiles Files => field ??= new(Directory);

    internal Container Create(ContainerOptions options) => new(Directory, options);

    /// <summary>A container whose first process idles, so that tests can enter it.</summary>
    internal Container Start(ContainerOptions? options = null)
    {
        Container container = Create(options ?? new());
        container.Start();
        return container;
    }

    public void Dispose()
    {
        _agent?.Dispose();
        System.IO.Directory.Delete(Directory, recursive: true);
    }
}
