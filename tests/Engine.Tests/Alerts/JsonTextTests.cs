using System.Text;
using System.Text.Json;
using Gyrfalcon.Engine.Alerts;
using Gyrfalcon.Engine.Fields;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Tests.Alerts;

public sealed class JsonTextTests
{
    [Theory]
    [InlineData("plain text / with 'marks' <&>", "plain text / with 'marks' <&>")]
    [InlineData("\"quoted\" \\ back", "\\\"quoted\\\" \\\\ back")]
    [InlineData("\b\f\n\r\t", "\\b\\f\\n\\r\\t")]
    [InlineData("\0\u0001\u001f\u007f", "\\u0000\\u0001\\u001f\u007f")]
    [InlineData("é ☃ 😀 \u2028\ufeff", "é ☃ 😀 \u2028\ufeff")]
    public void AppendEscaped_Text_EscapesNoMoreThanTheReference(string text, string expected)
    {
        Assert.Equal(expected, Encoding.UTF8.GetString(Escape(Encoding.UTF8.GetBytes(text))));
    }

    // One replacement for the longest beginning of a character, as the reference's library has it.
    [Theory]
    [InlineData("ff", "\ufffd")]
    [InlineData("61ff62", "a\ufffdb")]
    [InlineData("e282", "\ufffd")]
    [InlineData("e28261", "\ufffda")]
    [InlineData("f0808080", "\ufffd\ufffd\ufffd\ufffd")]
    [InlineData("eda080", "\ufffd\ufffd\ufffd")]
    [InlineData("c3", "\ufffd")]
    [InlineData("c322", "\ufffd\\\"")]
    public void AppendEscaped_InvalidUtf8_IsReplaced(string hex, string expected)
    {
        Assert.Equal(expected, Encoding.UTF8.GetString(Escape(Convert.FromHexString(hex))));
    }

    [Fact]
    public void AppendQuoted_AnyBytes_IsValidJsonOfTheSameText()
    {
        var random = new Random(7);
        for (int round = 0; round < 2000; round++)
        {
            byte[] bytes = new byte[random.Next(64)];
            random.NextBytes(bytes);
            var json = new ScratchText(new Scratch());
            JsonText.AppendQuoted(ref json, bytes);
            var reader = new Utf8JsonReader(json.Text);

            Assert.True(reader.Read());
            Assert.Equal(Encoding.UTF8.GetString(bytes), reader.GetString());
        }
    }

    static byte[] Escape(byte[] text)
    {
        var json = new ScratchText(new Scratch());
        JsonText.AppendEscaped(ref json, text);
        return json.Text.ToArray();
    }
}
