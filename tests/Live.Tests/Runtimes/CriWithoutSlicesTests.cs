using Gyrfalcon.Tests.Runtimes;

namespace Gyrfalcon.Live.Tests.Runtimes;

/// <summary>cgroup v1, paths as containerd makes them.</summary>
public sealed class CriWithoutSlicesTests(Lab lab, Containerd containerd) : CriTests<Containerd>(lab, containerd, hasSlices: false), IClassFixture<Containerd>;
