using System.Globalization;
using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Listing;

namespace Gyrfalcon.Printing;

/// <summary>Writes a summary: in columns with the largest rows on a terminal, as plain lines with a tab between values elsewhere.</summary>
/// <param name="writer">Where to.</param>
/// <param name="isTerminal">Whether it is a terminal that takes ANSI colours.</param>
sealed class SummaryWriter(TextWriter writer, bool isTerminal)
{
    const int RowsOnTerminal = 20;
    const string Bold = "\e[1m", Faint = "\e[2m", Reset = "\e[0m";

    /// <summary>Writes both tables under a line for the whole.</summary>
    /// <param name="summary">What was counted.</param>
    /// <param name="all">How many events the capture has, those that were not counted too.</param>
    public void Write(EventSummary summary, long all)
    {
        double seconds = (summary.Last - summary.First) / 1e9;
        string share = summary.Count == all ? "" : Invariant($" of {all:N0}");
        string rate = seconds > 0 ? Invariant($", recorded over {seconds:F3} s ({summary.Count / seconds:N0}/s)") : "";
        writer.WriteLine(Invariant($"{summary.Count:N0}{share} events{rate}"));
        Write("type", summary.Types.Ranked(), summary.Count);
        Write("process", summary.Processes.Ranked(), summary.Count);
    }

    /// <summary>Writes all that was counted as one object; times are nanoseconds since the epoch.</summary>
    public void WriteJson(EventSummary summary, long all) => JsonOutput.WriteIndented(writer, json =>
    {
        json.WriteStartObject();
        json.WriteNumber("events", summary.Count);
        json.WriteNumber("events_in_capture", all);
        json.WriteNumber("first_time", summary.First);
        json.WriteNumber("last_time", summary.Last);
        foreach (var (list, key, rows) in ((string, string, List<(string, long)>)[])[("types", "type", summary.Types.Ranked()), ("processes", "process", summary.Processes.Ranked())])
        {
            json.WriteStartArray(list);
            foreach (var (name, count) in rows)
            {
                json.WriteStartObject();
                json.WriteString(key, name);
                json.WriteNumber("events", count);
                json.WriteNumber("share", Math.Round((double)count / summary.Count, 6));
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    });

    void Write(string title, List<(string Name, long Count)> rows, long total)
    {
        writer.WriteLine();
        if (!isTerminal)
        {
            writer.WriteLine($"{title}\tevents\tshare");
            foreach (var (name, count) in rows) writer.WriteLine($"{DiagnosticRenderer.Clean(name)}\t{count}\t{Share(count, total)}");
            return;
        }

        long rest = rows.Skip(RowsOnTerminal).Sum(r => r.Count);
        List<(string Name, long Count)> shown = [.. rows.Take(RowsOnTerminal).Select(r => (DiagnosticRenderer.Clean(r.Name), r.Count))];
        if (rest > 0) shown.Add(($"{rows.Count - RowsOnTerminal} more", rest));
        int names = shown.Select(r => r.Name.Length).Append(title.Length).Max() + 2;
        int counts = Math.Max("events".Length, Invariant($"{shown.Select(r => r.Count).DefaultIfEmpty().Max():N0}").Length);
        writer.WriteLine($"{Bold}{title.PadRight(names)}{"events".PadLeft(counts)}   share{Reset}");
        foreach (var (name, count) in shown)
            writer.WriteLine($"{name.PadRight(names)}{Invariant($"{count:N0}").PadLeft(counts)}  {Faint}{Share(count, total),6}{Reset}");
    }

    static string Share(long count, long total) => Invariant($"{(double)count / total:P1}").Replace(" ", "", StringComparison.Ordinal);

    static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
