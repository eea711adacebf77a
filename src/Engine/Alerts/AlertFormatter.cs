using Gyrfalcon.Engine.Fields;
using Gyrfalcon.Engine.Rules;
using Gyrfalcon.Engine.Sources;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Alerts;

/// <summary>Writes the match of a rule as the line that the reference would (<c>config-cli</c> §4).</summary>
/// <param name="options">How alerts look.</param>
/// <param name="source">The source of the events.</param>
public sealed class AlertFormatter(AlertOptions options, EventSource source)
{
    // The prefix of every line is a use of this field, so it is among the output fields where the source has it.
    readonly OutputField? _time = Bind(options.TimeFormatIso8601 ? "evt.time.iso8601" : "evt.time", source);

    /// <summary>What the rule's output says of the event, without time and priority.</summary>
    public static byte[] Message(Rule rule, scoped in EventContext context)
    {
        var message = new ScratchText(context.Scratch);
        rule.Output.AppendTo(ref message, context);
        return message.Text.ToArray();
    }

    /// <summary>The alert as one line of UTF-8 without a line break.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="context">The event.</param>
    /// <param name="repetition">What to add when it stands for several: to the text, and as <c>repeated</c> in JSON.</param>
    public byte[] Format(Rule rule, scoped in EventContext context, Repetition? repetition = null)
    {
        var message = new ScratchText(context.Scratch);
        rule.Output.AppendTo(ref message, context);
        if (repetition is { } repeated) AppendRepetition(ref message, repeated);
        var text = new ScratchText(context.Scratch);
        AppendPrefix(ref text, rule, context);
        text.Append(message.Text);

        var line = new ScratchText(context.Scratch);
        if (options.Json) AppendJson(ref line, rule, context, message.Text, text.Text, repetition);
        else JsonText.AppendEscaped(ref line, text.Text);
        return line.Text.ToArray();
    }

    void AppendPrefix(ref ScratchText text, Rule rule, scoped in EventContext context)
    {
        AppendTime(ref text, context.Event.Timestamp);
        text.Append(": "u8);
        text.Append(rule.Priority.Name());
        text.Append((byte)' ');
    }

    void AppendTime(ref ScratchText text, ulong time)
    {
        if (options.TimeFormatIso8601) TimeText.AppendIso8601(ref text, time);
        else TimeText.AppendLocal(ref text, time, date: false, nanoseconds: true);
    }

    void AppendRepetition(ref ScratchText message, Repetition repetition)
    {
        message.Append(" (repeated "u8);
        message.AppendDecimal(repetition.Count);
        message.Append(repetition.Count == 1 ? " time from "u8 : " times from "u8);
        AppendTime(ref message, repetition.First);
        message.Append(" to "u8);
        AppendTime(ref message, repetition.Last);
        message.Append((byte)')');
    }

    // The keys are in alphabetical order, as the reference has them.
    void AppendJson(ref ScratchText json, Rule rule, scoped in EventContext context, scoped ReadOnlySpan<byte> message, scoped ReadOnlySpan<byte> text, Repetition? repetition)
    {
        json.Append((byte)'{');
        if (EnrichmentFailure.Of(rule, context) is { IsEmpty: false } failure)
        {
            var enrichment = new ScratchText(context.Scratch);
            enrichment.Append("failed: "u8);
            enrichment.Append(failure);
            json.Append("\"enrichment\":"u8);
            JsonText.AppendQuoted(ref json, enrichment.Text);
            json.Append((byte)',');
        }

        json.Append("\"hostname\":"u8);
        JsonText.AppendQuoted(ref json, options.Hostname ?? context.Host.Machine.Hostname);
        if (options.IncludeMessage)
        {
            json.Append(",\"message\":"u8);
            JsonText.AppendQuoted(ref json, message);
        }

        if (options.IncludeOutput)
        {
            json.Append(",\"output\":"u8);
            JsonText.AppendQuoted(ref json, text);
        }

        if (options.IncludeOutputFields)
        {
            json.Append(",\"output_fields\":{"u8);
            AppendFields(ref json, rule, context);
            json.Append((byte)'}');
        }

        json.Append(",\"priority\":"u8);
        JsonText.AppendQuoted(ref json, rule.Priority.Name());
        if (repetition is { } repeated)
        {
            json.Append(",\"repeated\":{\"count\":"u8);
            json.AppendDecimal(repeated.Count);
            json.Append(",\"first\":\""u8);
            TimeText.AppendJson(ref json, repeated.First);
            json.Append("\",\"last\":\""u8);
            TimeText.AppendJson(ref json, repeated.Last);
            json.Append("\"}"u8);
        }

        json.Append(",\"rule\":"u8);
        JsonText.AppendQuoted(ref json, rule.Name);
        json.Append(",\"source\":"u8);
        JsonText.AppendQuoted(ref json, rule.Source);
        if (options.IncludeTags)
        {
            json.Append(",\"tags\":["u8);
            for (int i = 0; i < rule.Tags.Count; i++)
            {
                if (i > 0) json.Append((byte)',');
                JsonText.AppendQuoted(ref json, rule.Tags[i]);
            }

            json.Append((byte)']');
        }

        json.Append(",\"time\":\""u8);
        TimeText.AppendJson(ref json, context.Event.Timestamp);
        json.Append("\"}"u8);
    }

    void AppendFields(ref ScratchText json, Rule rule, scoped in EventContext context)
    {
        bool first = true, timeIsWritten = _time is null;
        foreach (var field in rule.OutputFields)
        {
            int order = timeIsWritten ? -1 : string.CompareOrdinal(field.Key, _time!.Value.Key);
            if (order > 0) AppendField(ref json, _time!.Value, context, ref first);
            timeIsWritten |= order >= 0;
            AppendField(ref json, field, context, ref first);
        }

        if (!timeIsWritten) AppendField(ref json, _time!.Value, context, ref first);
    }

    static void AppendField(ref ScratchText json, OutputField field, scoped in EventContext context, ref bool first)
    {
        if (!first) json.Append((byte)',');
        first = false;
        field.AppendTo(ref json, context);
    }

    static OutputField? Bind(string name, EventSource source) =>
        source.Fields.Bind(name, null) is { } field ? new OutputField(name, field) : null;
}
