using System.Globalization;
using System.Text;
using Gyrfalcon.Engine.Fields;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Alerts;

/// <summary>The <c>output_fields</c> of an internal alert: keys in alphabetical order, each with a text or a number.</summary>
public sealed class InternalFields
{
    readonly SortedDictionary<string, byte[]> _values = new(StringComparer.Ordinal);

    /// <summary>Whether a key has a value.</summary>
    public bool Has(string key) => _values.ContainsKey(key);

    /// <summary>Sets a text.</summary>
    public void Set(string key, string value)
    {
        var json = new ScratchText(new Scratch());
        JsonText.AppendQuoted(ref json, value);
        _values[key] = json.Text.ToArray();
    }

    /// <summary>Sets a number.</summary>
    public void Set(string key, long value) => SetNumber(key, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>Sets a number.</summary>
    public void Set(string key, ulong value) => SetNumber(key, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>Sets a number that is shown with a fraction, <c>.0</c> at least; <c>null</c> when it is none.</summary>
    public void Set(string key, double value)
    {
        string text = value.ToString("R", CultureInfo.InvariantCulture);
        SetNumber(key, !double.IsFinite(value) ? "null" : text.AsSpan().IndexOfAny('.', 'E') < 0 ? text + ".0" : text);
    }

    /// <summary>Sets the text of a time, <c>HH:MM:SS.nnnnnnnnn</c> in local time.</summary>
    /// <param name="key">The key.</param>
    /// <param name="timestamp">Nanoseconds since the epoch.</param>
    public void SetTime(string key, ulong timestamp)
    {
        var text = new ScratchText(new Scratch());
        TimeText.AppendLocal(ref text, timestamp, date: false, nanoseconds: true);
        Set(key, Encoding.ASCII.GetString(text.Text));
    }

    /// <summary>The fields as a JSON object.</summary>
    public string ToJson()
    {
        var json = new ScratchText(new Scratch());
        AppendJson(ref json);
        return Encoding.UTF8.GetString(json.Text);
    }

    internal void AppendJson(ref ScratchText json)
    {
        bool first = true;
        json.Append((byte)'{');
        foreach (var (key, value) in _values)
        {
            if (!first) json.Append((byte)',');
            first = false;
            JsonText.AppendQuoted(ref json, key);
            json.Append((byte)':');
            json.Append(value);
        }

        json.Append((byte)'}');
    }

    // (key=value key2=value2), the values as in JSON.
    internal void AppendText(ref ScratchText text)
    {
        bool first = true;
        text.Append((byte)'(');
        foreach (var (key, value) in _values)
        {
            if (!first) text.Append((byte)' ');
            first = false;
            JsonText.AppendEscaped(ref text, key);
            text.Append((byte)'=');
            text.Append(value);
        }

        text.Append((byte)')');
    }

    void SetNumber(string key, string number) => _values[key] = Encoding.ASCII.GetBytes(number);
}
