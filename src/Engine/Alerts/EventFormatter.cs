using Gyrfalcon.Engine.Fields;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Alerts;

/// <summary>Writes events as lines by an output format: its text, or a JSON object with the values of its fields.</summary>
/// <param name="format">The format. Unless a star leads it, events that lack one of its values are left out, as the reference does it.</param>
/// <param name="asJson">Whether to write JSON.</param>
public sealed class EventFormatter(OutputFormat format, bool asJson)
{
    /// <summary>The line of an event; false when the event is left out. Nothing is allocated.</summary>
    /// <param name="context">The event.</param>
    /// <param name="line">UTF-8 with a line feed at its end; valid as long as the context's scratch.</param>
    public bool TryFormat(scoped in EventContext context, out ReadOnlySpan<byte> line)
    {
        var text = new ScratchText(context.Scratch);
        bool isComplete = asJson ? AppendJson(ref text, context) : format.AppendTo(ref text, context, printable: true);
        text.Append((byte)'\n');
        line = text.Text;
        return isComplete || format.AllowsMissing;
    }

    bool AppendJson(ref ScratchText json, scoped in EventContext context)
    {
        bool isComplete = true;
        json.Append((byte)'{');
        for (int i = 0; i < format.Fields.Count; i++)
        {
            if (i > 0) json.Append((byte)',');
            isComplete &= format.Fields[i].AppendTo(ref json, context);
        }

        json.Append((byte)'}');
        return isComplete;
    }
}
