namespace Gyrfalcon.Engine.State;

/// <summary>A mount of a container; texts are UTF-8.</summary>
/// <param name="Source">The path on the host.</param>
/// <param name="Destination">The path in the container.</param>
/// <param name="Mode">The options that the runtime was given.</param>
/// <param name="IsWritable">Whether it can be written to.</param>
/// <param name="Propagation">How mounts below it spread (<c>rprivate</c>).</param>
public sealed record ContainerMount(byte[] Source, byte[] Destination, byte[] Mode, bool IsWritable, byte[] Propagation);
