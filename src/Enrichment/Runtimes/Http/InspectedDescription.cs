using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Gyrfalcon.Enrichment.Description;

namespace Gyrfalcon.Enrichment.Runtimes.Http;

/// <summary>Makes descriptions of what docker and podman say alike.</summary>
static class InspectedDescription
{
    /// <summary>A container without its image; null for an answer without an id.</summary>
    public static ContainerDescription? Of(InspectedContainer container, EngineType type)
    {
        if (container.Id is not { Length: > 0 } id) return null;
        var host = container.HostConfig ?? new();
        string name = container.Name?.TrimStart('/') ?? "";
        return new ContainerDescription
        {
            Type = type,
            FullId = id,
            Name = name,
            User = container.Config?.User ?? "",
            Ip = AddressOf(container.NetworkSettings),
            IsPrivileged = host.Privileged,
            HasHostPid = host.PidMode == "host",
            HasHostNetwork = host.NetworkMode == "host",
            HasHostIpc = host.IpcMode == "host",
            // The name that the kubelet gave to the sandboxes of pods when it ran docker itself.
            IsPodSandbox = container.IsInfra || name.StartsWith("k8s_POD", StringComparison.Ordinal),
            Labels = container.Config?.Labels ?? [],
            Mounts = [.. (container.Mounts ?? []).OfType<InspectedMount>().Select(m => new MountDescription(m.Source ?? "", m.Destination ?? "", m.Mode ?? "", m.RW, m.Propagation ?? ""))],
            Environment = container.Config?.Env ?? [],
            Ports = PortsOf(container.NetworkSettings),
            HealthCheck = ProbeOf(container.Config?.Healthcheck?.Test),
            Created = container.Created?.ToUnixTimeSeconds() ?? 0,
            CpuPeriod = host.CpuPeriod > 0 ? host.CpuPeriod : ContainerDescription.DefaultCpuPeriod,
            CpuQuota = host.CpuQuota,
            CpuShares = host.CpuShares > 0 ? host.CpuShares : ContainerDescription.DefaultCpuShares,
            CpuCount = CpuSet.Count(host.CpusetCpus),
            MemoryLimit = host.Memory,
            SwapLimit = host.MemorySwap,
            Size = container.SizeRw ?? -1,
        };
    }

    static string AddressOf(InspectedNetwork? network)
    {
        if (network?.IPAddress is { Length: > 0 } address) return address;

        // Networks that a user made have the address only in their list.
        return network?.Networks?.Values.Select(n => n?.IPAddress).FirstOrDefault(a => a is { Length: > 0 }) ?? "";
    }

    static List<PortMapping> PortsOf(InspectedNetwork? network)
    {
        List<PortMapping> ports = [];
        foreach (var (key, bindings) in network?.Ports ?? [])
        {
            if (!key.EndsWith("/tcp", StringComparison.Ordinal) || !int.TryParse(key[..^4], NumberStyles.None, CultureInfo.InvariantCulture, out int container)) continue;
            foreach (var binding in bindings ?? [])
            {
                if (!ushort.TryParse(binding?.HostPort, NumberStyles.None, CultureInfo.InvariantCulture, out ushort port)) continue;

                // podman leaves out the address that means all of them.
                if (!IPAddress.TryParse(binding.HostIp is { Length: > 0 } text ? text : "0.0.0.0", out var address) || address.AddressFamily != AddressFamily.InterNetwork) continue;
                ports.Add(new(BinaryPrimitives.ReadUInt32BigEndian(address.GetAddressBytes()), port, container));
            }
        }

        return ports;
    }

    static HealthProbe? ProbeOf(List<string>? test) => test switch
    {
        ["CMD", { } program, ..] => new(program, test[2..]),
        ["CMD-SHELL", { } line, ..] => new("/bin/sh", ["-c", line]),
        _ => null,
    };
}
