using Gyrfalcon.Engine.Fields;
using Gyrfalcon.Engine.Rules;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Alerts;

/// <summary>
/// Writes internal alerts as the reference does (<c>config-cli</c> §4): in JSON <c>output</c> is the message alone and every
/// property is there whatever the options leave out; in text the time is local even where alerts have ISO 8601.
/// </summary>
public static class InternalAlertFormatter
{
    const string Source = "internal";

    /// <summary>The alert as one line of UTF-8 without a line break.</summary>
    /// <param name="alert">The alert.</param>
    /// <param name="time">When it is raised, nanoseconds since the epoch.</param>
    /// <param name="options">How alerts look: JSON or text, and the host's name.</param>
    public static byte[] Format(InternalAlert alert, ulong time, AlertOptions options)
    {
        var line = new ScratchText(new Scratch());
        if (options.Json) AppendJson(ref line, alert, time, options.Hostname ?? Environment.MachineName);
        else AppendText(ref line, alert, time);
        return line.Text.ToArray();
    }

    static void AppendText(ref ScratchText text, InternalAlert alert, ulong time)
    {
        TimeText.AppendLocal(ref text, time, date: false, nanoseconds: true);
        text.Append(": "u8);
        text.Append(alert.Priority.Name());
        text.Append((byte)' ');
        JsonText.AppendEscaped(ref text, alert.Message);
        text.Append((byte)' ');
        alert.Fields.AppendText(ref text);
    }

    static void AppendJson(ref ScratchText json, InternalAlert alert, ulong time, string hostname)
    {
        json.Append("{\"hostname\":"u8);
        JsonText.AppendQuoted(ref json, hostname);
        json.Append(",\"output\":"u8);
        JsonText.AppendQuoted(ref json, alert.Message);
        json.Append(",\"output_fields\":"u8);
        alert.Fields.AppendJson(ref json);
        json.Append(",\"priority\":"u8);
        JsonText.AppendQuoted(ref json, alert.Priority.Name());
        json.Append(",\"rule\":"u8);
        JsonText.AppendQuoted(ref json, alert.Rule);
        json.Append(",\"source\":"u8);
        JsonText.AppendQuoted(ref json, Source);
        json.Append(",\"time\":\""u8);
        TimeText.AppendJson(ref json, time);
        json.Append("\"}"u8);
    }
}
