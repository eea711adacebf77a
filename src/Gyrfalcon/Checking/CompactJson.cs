using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Gyrfalcon.Checking;

/// <summary>JSON on one line, as tools read it from the reference; nothing is escaped that need not be.</summary>
static class CompactJson
{
    static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 64 };

    /// <summary>Writes one document and ends the line.</summary>
    public static void Write(TextWriter writer, Action<Utf8JsonWriter> fill)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, s_options)) fill(json);
        writer.WriteLine(Encoding.UTF8.GetString(buffer.WrittenSpan));
    }
}
