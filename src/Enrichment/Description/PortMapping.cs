namespace Gyrfalcon.Enrichment.Description;

/// <summary>A TCP port of the host that leads into a container; the address is IPv4 in host order.</summary>
readonly record struct PortMapping(uint HostIp, ushort HostPort, int ContainerPort);
