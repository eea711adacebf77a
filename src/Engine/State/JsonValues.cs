using System.Text.Json;

namespace Gyrfalcon.Engine.State;

/// <summary>What the readers of JSON in events share. A value of another type than expected counts as missing.</summary>
static class JsonValues
{
    /// <summary>Goes to the value of the next property of the object that the reader is in; false at its end.</summary>
    public static bool NextProperty(ref Utf8JsonReader reader, out string name)
    {
        name = "";
        if (!reader.Read() || reader.TokenType != JsonTokenType.PropertyName) return false;
        name = reader.GetString()!;
        return reader.Read();
    }

    /// <summary>The value as UTF-8; empty when it is no text.</summary>
    public static byte[] Text(ref Utf8JsonReader reader) => reader.TokenType == JsonTokenType.String ? Copy(ref reader) : [];

    /// <summary>The names and texts of an object.</summary>
    public static ContainerLabels Labels(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject) return ContainerLabels.None;
        List<(byte[] Name, byte[] Value)> labels = [];
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            byte[] name = Copy(ref reader);
            reader.Read();
            labels.Add((name, Text(ref reader)));
            reader.Skip();
        }

        return new(labels);
    }

    static byte[] Copy(ref Utf8JsonReader reader)
    {
        // Unescaping never makes a text longer.
        byte[] text = new byte[reader.ValueSpan.Length];
        int length = reader.CopyString(text);
        return length == text.Length ? text : text[..length];
    }
}
