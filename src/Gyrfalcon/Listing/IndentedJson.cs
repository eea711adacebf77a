using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Gyrfalcon.Listing;

/// <summary>JSON for people and tools alike: indented by two blanks, nothing escaped that need not be, a line end behind it.</summary>
static class IndentedJson
{
    static readonly JsonWriterOptions s_options = new() { Indented = true, IndentSize = 2, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes one document.</summary>
    public static void Write(TextWriter writer, Action<Utf8JsonWriter> fill)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, s_options)) fill(json);
        writer.WriteLine(Encoding.UTF8.GetString(buffer.WrittenSpan));
    }
}
