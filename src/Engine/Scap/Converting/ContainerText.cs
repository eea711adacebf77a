using System.Buffers;
using System.Text;
using System.Text.Json;
using Gyrfalcon.Engine.Events;

namespace Gyrfalcon.Engine.Scap.Converting;

/// <summary>What the oldest writers said of a container in four parameters, as the JSON of later ones.</summary>
static class ContainerText
{
    const int Id = 0;
    const int Type = 1;
    const int Name = 2;
    const int Image = 3;

    /// <summary>The JSON with a final NUL; empty when a parameter is missing.</summary>
    public static byte[] Of(in EventView container)
    {
        for (int i = Id; i <= Image; i++)
        {
            if (container.Parameter(i).IsEmpty) return [];
        }

        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("id", Encoding.UTF8.GetString(container.Text(Id)));
            json.WriteNumber("type", container.Unsigned(Type));
            json.WriteString("name", Encoding.UTF8.GetString(container.Text(Name)));
            json.WriteString("image", Encoding.UTF8.GetString(container.Text(Image)));
            json.WriteEndObject();
        }

        buffer.Write("\0"u8);
        return buffer.WrittenSpan.ToArray();
    }
}
