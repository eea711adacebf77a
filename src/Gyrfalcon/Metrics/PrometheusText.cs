using System.Buffers;
using System.Globalization;
using System.Text;

namespace Gyrfalcon.Metrics;

/// <summary>
/// Writes Prometheus' text format 0.0.4. Of metrics with several samples HELP and TYPE stand once, before the first: the reference
/// repeats them before each, which promtool refuses.
/// </summary>
sealed class PrometheusText
{
    // A small host's page has 20 KiB.
    readonly ArrayBufferWriter<byte> _text = new(32 * 1024);
    string _name = "";

    /// <summary>The text so far, in UTF-8.</summary>
    public ReadOnlyMemory<byte> Written => _text.WrittenMemory;

    /// <summary>Begins a metric.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="isCounter">Whether it only grows.</param>
    /// <param name="help">What it is.</param>
    public void Begin(string name, bool isCounter, string help)
    {
        _name = name;
        Append("# HELP ");
        Append(name);
        Append(" ");
        Append(help);
        Append("\n# TYPE ");
        Append(name);
        Append(isCounter ? " counter\n" : " gauge\n");
    }

    /// <summary>Adds a sample of the metric that was begun last.</summary>
    public void Sample(ulong value, params ReadOnlySpan<(string Name, string Value)> labels)
    {
        AppendName(labels);
        Append(value, default);
    }

    /// <summary>Adds a sample with six decimals.</summary>
    public void Sample(double value, params ReadOnlySpan<(string Name, string Value)> labels)
    {
        AppendName(labels);
        Append(value, "F6");
    }

    void AppendName(ReadOnlySpan<(string Name, string Value)> labels)
    {
        Append(_name);
        for (int i = 0; i < labels.Length; i++)
        {
            Append(i == 0 ? "{" : ",");
            Append(labels[i].Name);
            Append("=\"");
            AppendEscaped(labels[i].Value);
            Append("\"");
        }

        Append(labels.Length > 0 ? "} " : " ");
    }

    void AppendEscaped(string value) => Append(
        value.AsSpan().ContainsAny('"', '\\', '\n') ? value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal) : value);

    void Append(string text) => Encoding.UTF8.GetBytes(text, _text);

    void Append<T>(T number, ReadOnlySpan<char> format)
        where T : IUtf8SpanFormattable
    {
        // A double has up to 309 digits before its six decimals.
        Span<byte> room = stackalloc byte[400];
        number.TryFormat(room, out int length, format, CultureInfo.InvariantCulture);
        room[length] = (byte)'\n';
        _text.Write(room[..(length + 1)]);
    }
}
