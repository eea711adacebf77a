using Gyrfalcon.Tests.Runtimes;

namespace Gyrfalcon.Live.Tests.Runtimes;

/// <summary>cgroup v2, paths as systemd makes them.</summary>
public sealed class CriWithSlicesTests(Lab lab, ContainerdWithSlices containerd) : CriTests<ContainerdWithSlices>(lab, containerd, hasSlices: true), IClassFixture<ContainerdWithSlices>;
