using Gyrfalcon.Engine.Fields;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Alerts;

/// <summary>A member of <c>output_fields</c> in JSON: the typed value of a field, or a text.</summary>
/// <param name="Key">The key: for a field that the text shows, as the reference writes it, with its argument in quotes where that needs them.</param>
/// <param name="Field">The field; null for a text.</param>
/// <param name="Text">The text; null for a field.</param>
public readonly record struct OutputField(string Key, BoundField? Field, OutputFormat? Text = null)
{
    /// <summary>Adds key and value; false when the value is <c>null</c>.</summary>
    internal bool AppendTo(ref ScratchText json, scoped in EventContext context)
    {
        JsonText.AppendQuoted(ref json, Key);
        json.Append((byte)':');
        if (Field is { } bound) return ValueRenderer.AppendJson(ref json, bound, context);

        var text = new ScratchText(context.Scratch);
        Text!.AppendTo(ref text, context);
        JsonText.AppendQuoted(ref json, text.Text);
        return true;
    }
}
