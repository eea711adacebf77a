using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Gyrfalcon.Enrichment.Kubernetes;

/// <summary>Writes the JSON of the reference's k8smeta plugin, so that captures say the same whoever made them.</summary>
static class ClusterEventWriter
{
    static readonly JsonWriterOptions _options = new() { SkipValidation = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A resource that is there.</summary>
    /// <param name="reason"><c>Create</c> or <c>Update</c>.</param>
    /// <param name="resource">The resource.</param>
    /// <param name="relatives">Of a pod: what it belongs to.</param>
    public static byte[] Write(string reason, ClusterResource resource, IReadOnlyList<ClusterResource> relatives)
    {
        var meta = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(meta, _options))
        {
            json.WriteStartObject();
            json.WriteString("name", resource.Name);
            if (resource.Namespace.Length > 0) json.WriteString("namespace", resource.Namespace);
            json.WriteString("uid", resource.Uid);
            if (resource.Labels.Count > 0)
            {
                json.WriteStartObject("labels");
                foreach (var (name, value) in resource.Labels) json.WriteString(name, value);
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        return Write(reason, resource.Kind, resource.Uid, json =>
        {
            json.WriteString("meta", meta.WrittenSpan);
            if (relatives.Count == 0) return;
            json.WriteStartObject("refs");
            json.WriteStartObject("resources");
            foreach (var kind in relatives.GroupBy(r => r.Kind))
            {
                json.WriteStartObject(kind.Key);
                json.WriteStartArray("list");
                foreach (var relative in kind) json.WriteStringValue(relative.Uid);
                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndObject();
            json.WriteEndObject();
        });
    }

    /// <summary>A resource that is gone.</summary>
    public static byte[] WriteDeletion(string kind, string uid) => Write("Delete", kind, uid, static _ => { });

    static byte[] Write(string reason, string kind, string uid, Action<Utf8JsonWriter> rest)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer, _options))
        {
            json.WriteStartObject();
            json.WriteString("reason", reason);
            json.WriteString("uid", uid);
            json.WriteString("kind", kind);
            rest(json);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }
}
