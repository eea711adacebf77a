using System.Globalization;
using System.Text;

namespace Gyrfalcon.Metrics;

/// <summary>
/// Writes Prometheus' text format 0.0.4. Of metrics with several samples HELP and TYPE stand once, before the first: the reference
/// repeats them before each, which promtool refuses.
/// </summary>
sealed class PrometheusText
{
    readonly StringBuilder _text = new();
    string _name = "";

    /// <summary>Begins a metric.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="isCounter">Whether it only grows.</param>
    /// <param name="help">What it is.</param>
    public void Begin(string name, bool isCounter, string help)
    {
        _text.Append("# HELP ").Append(name).Append(' ').Append(help).Append('\n');
        _text.Append("# TYPE ").Append(name).Append(isCounter ? " counter\n" : " gauge\n");
        _name = name;
    }

    /// <summary>Adds a sample of the metric that was begun last.</summary>
    public void Sample(ulong value, params ReadOnlySpan<(string Name, string Value)> labels) =>
        AddSample(value.ToString(CultureInfo.InvariantCulture), labels);

    /// <summary>Adds a sample with six decimals.</summary>
    public void Sample(double value, params ReadOnlySpan<(string Name, string Value)> labels) =>
        AddSample(value.ToString("F6", CultureInfo.InvariantCulture), labels);

    /// <summary>The text.</summary>
    public override string ToString() => _text.ToString();

    void AddSample(string value, ReadOnlySpan<(string Name, string Value)> labels)
    {
        _text.Append(_name);
        for (int i = 0; i < labels.Length; i++)
        {
            _text.Append(i == 0 ? '{' : ',').Append(labels[i].Name).Append("=\"");
            AppendEscaped(labels[i].Value);
            _text.Append('"');
        }

        _text.Append(labels.Length > 0 ? "} " : " ").Append(value).Append('\n');
    }

    void AppendEscaped(string value)
    {
        foreach (char c in value)
        {
            if (c == '\n') _text.Append("\\n");
            else if (c is '"' or '\\') _text.Append('\\').Append(c);
            else _text.Append(c);
        }
    }
}
