using System.Text.Json;

namespace Gyrfalcon.Engine.Testing;

/// <summary>A container of a test.</summary>
/// <param name="Name">Its name, by which processes refer to it.</param>
/// <param name="FullId">Its id of 64 hexadecimal digits.</param>
sealed record TestContainer(string Name, string FullId)
{
    const int Docker = 0, Containerd = 7;
    const int ShortIdLength = 12;

    /// <summary>The image with its tag.</summary>
    public string Image { get; init; } = "";

    /// <summary>The name of its pod; empty when it is in none.</summary>
    public string Pod { get; init; } = "";

    /// <summary>The namespace of its pod.</summary>
    public string Namespace { get; init; } = "default";

    /// <summary>Whether it has all capabilities and devices of the host.</summary>
    public bool IsPrivileged { get; init; }

    /// <summary>Whether it shares the pid namespace of the host.</summary>
    public bool HasHostPid { get; init; }

    /// <summary>Whether it shares the network of the host.</summary>
    public bool HasHostNetwork { get; init; }

    /// <summary>Whether anything is known of it beside its id.</summary>
    public bool IsKnown { get; init; } = true;

    /// <summary>Its labels.</summary>
    public IReadOnlyList<(string Name, string Value)> Labels { get; init; } = [];

    /// <summary>Its mounts.</summary>
    public IReadOnlyList<TestMount> Mounts { get; init; } = [];

    /// <summary>The id as alerts show it.</summary>
    public string Id => FullId[..ShortIdLength];

    /// <summary>The cgroup that its processes are in.</summary>
    public string Cgroup => Pod.Length == 0 ? $"/docker/{FullId}" : $"/kubepods/burstable/pod{PodUid}/{FullId}";

    /// <summary>The uid of its pod, made of the names of the pod and its namespace.</summary>
    string PodUid => new Guid(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes($"{Namespace}/{Pod}")).AsSpan(0, 16)).ToString();

    /// <summary>What a runtime says of it.</summary>
    public byte[] ToJson()
    {
        var bytes = new System.Buffers.ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(bytes);
        json.WriteStartObject();
        json.WriteStartObject("container");
        json.WriteNumber("type", Pod.Length == 0 ? Docker : Containerd);
        json.WriteString("id", Id);
        json.WriteString("full_id", FullId);
        json.WriteString("name", Name);
        json.WriteString("image", Image);
        int colon = Image.LastIndexOf(':');
        bool hasTag = colon > Image.LastIndexOf('/');
        json.WriteString("imagerepo", hasTag ? Image[..colon] : Image);
        json.WriteString("imagetag", hasTag ? Image[(colon + 1)..] : "latest");
        json.WriteBoolean("privileged", IsPrivileged);
        json.WriteBoolean("host_pid", HasHostPid);
        json.WriteBoolean("host_network", HasHostNetwork);
        WriteLabels(json);
        WriteMounts(json);
        json.WriteEndObject();
        json.WriteEndObject();
        json.Flush();
        return bytes.WrittenSpan.ToArray();
    }

    void WriteLabels(Utf8JsonWriter json)
    {
        json.WriteStartObject("labels");
        if (Pod.Length > 0)
        {
            json.WriteString("io.kubernetes.container.name", Name);
            json.WriteString("io.kubernetes.pod.name", Pod);
            json.WriteString("io.kubernetes.pod.namespace", Namespace);
            json.WriteString("io.kubernetes.pod.uid", PodUid);
        }

        foreach (var (name, value) in Labels) json.WriteString(name, value);
        json.WriteEndObject();
    }

    void WriteMounts(Utf8JsonWriter json)
    {
        json.WriteStartArray("Mounts"u8);
        foreach (var mount in Mounts)
        {
            json.WriteStartObject();
            json.WriteString("Source", mount.Source);
            json.WriteString("Destination", mount.Destination);
            json.WriteString("Mode", mount.IsWritable ? "" : "ro");
            json.WriteBoolean("RW", mount.IsWritable);
            json.WriteString("Propagation", "rprivate");
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
