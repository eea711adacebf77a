using System.Buffers.Binary;
using System.Net;
using System.Text;
using System.Text.Json;
using static Gyrfalcon.Engine.State.JsonValues;

namespace Gyrfalcon.Engine.State;

/// <summary>
/// Reads the JSON by which the container plugin tells of a container: <c>{"container":{…}}</c>. A value of another type than
/// expected counts as missing; writers put null for an empty object.
/// </summary>
static class ContainerJson
{
    // A container with 100 labels, mounts and variables each takes some 30 KiB.
    const int MaxLength = 256 * 1024;

    // container, Mounts, a mount, and room for what later writers add.
    const int MaxDepth = 16;

    /// <summary>The container; null when the text is no such JSON, has no id, or is longer than 256 KiB.</summary>
    public static ContainerInfo? Read(ReadOnlySpan<byte> json)
    {
        if (json.Length > MaxLength) return null;
        try
        {
            var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = MaxDepth });
            reader.Read();
            while (NextProperty(ref reader, out string name))
            {
                if (name == "container" && ReadContainer(ref reader, json.Length) is { Id.Length: > 0 } info) return info;
                reader.Skip();
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // The latter for escapes that are no text.
        }

        return null;
    }

    static ContainerInfo? ReadContainer(ref Utf8JsonReader reader, int size)
    {
        if (reader.TokenType != JsonTokenType.StartObject) return null;
        var info = new ContainerInfo { Size = size };
        while (NextProperty(ref reader, out string name))
        {
            switch (name)
            {
                case "type": info.Type = reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out int type) ? type : info.Type; break;
                case "id": info.Id = Text(ref reader); break;
                case "full_id": info.FullId = Text(ref reader); break;
                case "name": info.Name = Text(ref reader); break;
                case "image": info.Image = Text(ref reader); break;
                case "imageid": info.ImageId = Text(ref reader); break;
                case "imagerepo": info.ImageRepository = Text(ref reader); break;
                case "imagetag": info.ImageTag = Text(ref reader); break;
                case "imagedigest": info.ImageDigest = Text(ref reader); break;
                case "User": info.User = Text(ref reader); break;
                case "cni_json": info.CniJson = Text(ref reader); break;
                case "pod_sandbox_id": info.SandboxId = Text(ref reader); break;
                case "privileged": info.IsPrivileged = IsTrue(reader); break;
                case "host_pid": info.HasHostPid = IsTrue(reader); break;
                case "host_network": info.HasHostNetwork = IsTrue(reader); break;
                case "host_ipc": info.HasHostIpc = IsTrue(reader); break;
                case "labels": info.Labels = Labels(ref reader); break;
                case "pod_sandbox_labels": info.SandboxLabels = Labels(ref reader); break;
                case "Mounts": info.Mounts = Mounts(ref reader); break;
                case "ip":
                    info.Ip = Text(ref reader);
                    info.Ipv4 = AddressOf(info.Ip);
                    break;
            }

            reader.Skip();
        }

        return info;
    }

    static List<ContainerMount> Mounts(ref Utf8JsonReader reader)
    {
        List<ContainerMount> mounts = [];
        if (reader.TokenType != JsonTokenType.StartArray) return mounts;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType == JsonTokenType.StartObject) mounts.Add(Mount(ref reader));
            else reader.Skip();
        }

        return mounts;
    }

    static ContainerMount Mount(ref Utf8JsonReader reader)
    {
        var mount = new ContainerMount([], [], [], IsWritable: false, []);
        while (NextProperty(ref reader, out string name))
        {
            mount = name switch
            {
                "Source" => mount with { Source = Text(ref reader) },
                "Destination" => mount with { Destination = Text(ref reader) },
                "Mode" => mount with { Mode = Text(ref reader) },
                "RW" => mount with { IsWritable = IsTrue(reader) },
                "Propagation" => mount with { Propagation = Text(ref reader) },
                _ => mount,
            };
            reader.Skip();
        }

        return mount;
    }

    static bool IsTrue(in Utf8JsonReader reader) => reader.TokenType == JsonTokenType.True;

    static uint AddressOf(byte[] text)
    {
        Span<byte> bytes = stackalloc byte[4];
        return IPAddress.TryParse(Encoding.UTF8.GetString(text), out var address) && address.TryWriteBytes(bytes, out int length) && length == 4
            ? BinaryPrimitives.ReadUInt32BigEndian(bytes)
            : 0;
    }
}
