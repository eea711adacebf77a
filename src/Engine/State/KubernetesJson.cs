using System.Text.Json;
using static Gyrfalcon.Engine.State.JsonValues;

namespace Gyrfalcon.Engine.State;

/// <summary>
/// Reads the JSON by which the reference's k8smeta plugin tells of a resource: reason, kind, uid, references, and the resource's
/// metadata and status as JSON in a text. A value of another type than expected counts as missing.
/// </summary>
static class KubernetesJson
{
    // The annotations of an object may have 256 KiB, which escapes can double; the collector passes them on.
    const int MaxLength = 1024 * 1024;

    // refs, resources, a kind, its list; what lies in a status is deeper, and skipped.
    const int MaxDepth = 64;

    /// <summary>What the event tells; null when the text is no such JSON, lacks kind, uid or reason, or is longer than 1 MiB.</summary>
    public static KubernetesChange? Read(ReadOnlySpan<byte> json)
    {
        if (json.Length > MaxLength) return null;
        try
        {
            return ReadChange(json);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // The latter for escapes that are no text.
            return null;
        }
    }

    static KubernetesChange? ReadChange(ReadOnlySpan<byte> json)
    {
        byte[] uid = [], meta = [], status = [];
        string? reason = null, kind = null;
        List<(KubernetesKind Kind, byte[][] Uids)> references = [];
        var reader = Begin(json);
        while (NextProperty(ref reader, out string name))
        {
            switch (name)
            {
                case "reason": reason = Word(ref reader); break;
                case "kind": kind = Word(ref reader); break;
                case "uid": uid = Text(ref reader); break;
                case "meta": meta = Text(ref reader); break;
                case "status": status = Text(ref reader); break;
                case "refs": ReadReferences(ref reader, references); break;
            }

            reader.Skip();
        }

        if (uid.Length == 0 || kind is null || reason is not ("Create" or "Update" or "Delete")) return null;
        bool isDeletion = reason == "Delete";
        if (KindOf(kind) is not { } known) return new KubernetesChange(null, isDeletion);

        var resource = new KubernetesResource(known, uid) { Size = json.Length };
        foreach (var (referred, uids) in references) resource.Refer(referred, uids);
        if (meta.Length > 0) ReadMeta(resource, meta);
        if (status.Length > 0) ReadStatus(resource, status);
        return new KubernetesChange(resource, isDeletion);
    }

    static string? Word(ref Utf8JsonReader reader) => reader.TokenType == JsonTokenType.String ? reader.GetString() : null;

    static Utf8JsonReader Begin(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = MaxDepth });
        reader.Read();
        return reader;
    }

    static void ReadMeta(KubernetesResource resource, byte[] json)
    {
        var reader = Begin(json);
        while (NextProperty(ref reader, out string name))
        {
            switch (name)
            {
                case "name": resource.Name = Text(ref reader); break;
                case "namespace": resource.Namespace = Text(ref reader); break;
                case "labels": resource.Labels = Labels(ref reader); break;
            }

            reader.Skip();
        }
    }

    static void ReadStatus(KubernetesResource resource, byte[] json)
    {
        var reader = Begin(json);
        while (NextProperty(ref reader, out string name))
        {
            if (name == "podIP") resource.Ip = Text(ref reader);
            reader.Skip();
        }
    }

    // {"resources":{"Service":{"list":["uid", …]}, …}}
    static void ReadReferences(ref Utf8JsonReader reader, List<(KubernetesKind Kind, byte[][] Uids)> references)
    {
        if (reader.TokenType != JsonTokenType.StartObject) return;
        while (NextProperty(ref reader, out string name))
        {
            if (name == "resources" && reader.TokenType == JsonTokenType.StartObject)
            {
                while (NextProperty(ref reader, out string kind))
                {
                    byte[][] uids = ReadList(ref reader);
                    if (KindOf(kind) is { } known) references.Add((known, uids));
                    reader.Skip();
                }
            }

            reader.Skip();
        }
    }

    static byte[][] ReadList(ref Utf8JsonReader reader)
    {
        List<byte[]> uids = [];
        if (reader.TokenType != JsonTokenType.StartObject) return [];
        while (NextProperty(ref reader, out string name))
        {
            if (name == "list" && reader.TokenType == JsonTokenType.StartArray)
            {
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    if (reader.TokenType == JsonTokenType.String) uids.Add(Text(ref reader));
                    reader.Skip();
                }
            }

            reader.Skip();
        }

        return [.. uids];
    }

    static KubernetesKind? KindOf(string name) => name switch
    {
        "Pod" => KubernetesKind.Pod,
        "Namespace" => KubernetesKind.Namespace,
        "Deployment" => KubernetesKind.Deployment,
        "ReplicaSet" => KubernetesKind.ReplicaSet,
        "ReplicationController" => KubernetesKind.ReplicationController,
        "Service" => KubernetesKind.Service,
        _ => null,
    };
}
