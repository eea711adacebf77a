using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Gyrfalcon.Listing;

/// <summary>JSON on a stream of text: nothing is escaped that need not be, and a line end stands behind it.</summary>
static class JsonOutput
{
    // A condition may be nested a thousand levels deep, and each takes two.
    const int MaxDepth = 4096;

    static readonly JsonWriterOptions s_compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = MaxDepth };
    static readonly JsonWriterOptions s_indented = s_compact with { Indented = true, IndentSize = 2, NewLine = "\n" };

    /// <summary>Writes one document on one line, as tools read it from the reference.</summary>
    public static void WriteCompact(TextWriter writer, Action<Utf8JsonWriter> fill) => Write(writer, s_compact, fill);

    /// <summary>Writes one document for people and tools alike, indented by two blanks.</summary>
    public static void WriteIndented(TextWriter writer, Action<Utf8JsonWriter> fill) => Write(writer, s_indented, fill);

    static void Write(TextWriter writer, JsonWriterOptions options, Action<Utf8JsonWriter> fill)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, options)) fill(json);
        writer.WriteLine(Encoding.UTF8.GetString(buffer.WrittenSpan));
    }
}
