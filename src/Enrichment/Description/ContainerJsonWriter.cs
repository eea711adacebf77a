using System.Buffers;
using System.Text.Json;

namespace Gyrfalcon.Enrichment.Description;

/// <summary>Writes a description with the keys of the container plugin, so that captures say the same whoever made them.</summary>
static class ContainerJsonWriter
{
    static readonly JsonWriterOptions _options = new() { SkipValidation = true };

    // What the engine reads at most. Mounts and variables are what grows without bound.
    const int MaxLength = 256 * 1024;

    /// <summary>The JSON of a container; without variables and mounts where it would be longer than 256 KiB, which nobody reads.</summary>
    /// <param name="container">What is known of it.</param>
    /// <param name="labelLimit">Labels with longer values are left out.</param>
    public static byte[] Write(ContainerDescription container, int labelLimit)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var json = new Utf8JsonWriter(buffer, _options))
        {
            json.WriteStartObject();
            json.WriteStartObject("container");
            WriteIdentity(json, container);
            WriteLimits(json, container);
            WriteLabels(json, "labels", container.Labels, labelLimit);
            WriteLabels(json, "pod_sandbox_labels", container.SandboxLabels, labelLimit);
            WriteLists(json, container);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        if (buffer.WrittenCount > MaxLength && (container.Environment.Count > 0 || container.Mounts.Count > 0))
            return Write(container with { Environment = [], Mounts = [] }, labelLimit);
        return buffer.WrittenSpan.ToArray();
    }

    static void WriteIdentity(Utf8JsonWriter json, ContainerDescription container)
    {
        json.WriteNumber("type", (int)container.Type);
        json.WriteString("id", container.Id);
        json.WriteString("full_id", container.FullId);
        json.WriteString("name", container.Name);
        json.WriteString("image", container.Image);
        json.WriteString("imagerepo", container.ImageRepository);
        json.WriteString("imagetag", container.ImageTag);
        json.WriteString("imagedigest", container.ImageDigest);
        json.WriteString("imageid", container.ImageId);
        json.WriteString("User", container.User);
        json.WriteString("ip", container.Ip);
        json.WriteBoolean("privileged", container.IsPrivileged);
        json.WriteBoolean("host_pid", container.HasHostPid);
        json.WriteBoolean("host_network", container.HasHostNetwork);
        json.WriteBoolean("host_ipc", container.HasHostIpc);
        json.WriteBoolean("is_pod_sandbox", container.IsPodSandbox);
        json.WriteString("pod_sandbox_id", container.SandboxId);
        json.WriteString("cni_json", container.CniJson);
        json.WriteNumber("created_time", container.Created);
        json.WriteNumber("size", container.Size);
    }

    static void WriteLimits(Utf8JsonWriter json, ContainerDescription container)
    {
        json.WriteNumber("cpu_period", container.CpuPeriod);
        json.WriteNumber("cpu_quota", container.CpuQuota);
        json.WriteNumber("cpu_shares", container.CpuShares);
        json.WriteNumber("cpuset_cpu_count", container.CpuCount);
        json.WriteNumber("memory_limit", container.MemoryLimit);
        json.WriteNumber("swap_limit", container.SwapLimit);
    }

    static void WriteLabels(Utf8JsonWriter json, string key, IReadOnlyDictionary<string, string> labels, int limit)
    {
        json.WriteStartObject(key);
        foreach (var (name, value) in labels)
            if (value.Length <= limit) json.WriteString(name, value);
        json.WriteEndObject();
    }

    static void WriteLists(Utf8JsonWriter json, ContainerDescription container)
    {
        json.WriteStartArray("env");
        foreach (string variable in container.Environment) json.WriteStringValue(variable);
        json.WriteEndArray();

        json.WriteStartArray("port_mappings");
        foreach (var port in container.Ports)
        {
            json.WriteStartObject();
            json.WriteNumber("HostIp", port.HostIp);
            json.WriteNumber("HostPort", port.HostPort);
            json.WriteNumber("ContainerPort", port.ContainerPort);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("Mounts");
        foreach (var mount in container.Mounts)
        {
            json.WriteStartObject();
            json.WriteString("Source", mount.Source);
            json.WriteString("Destination", mount.Destination);
            json.WriteString("Mode", mount.Mode);
            json.WriteBoolean("RW", mount.IsWritable);
            json.WriteString("Propagation", mount.Propagation);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (container.HealthCheck is { } probe) WriteProbe(json, probe);
    }

    static void WriteProbe(Utf8JsonWriter json, HealthProbe probe)
    {
        json.WriteStartObject("Healthcheck");
        json.WriteString("exe", probe.Exe);
        json.WriteStartArray("args");
        foreach (string argument in probe.Arguments) json.WriteStringValue(argument);
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
