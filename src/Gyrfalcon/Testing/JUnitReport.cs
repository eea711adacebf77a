using System.Globalization;
using System.Text;
using System.Xml;
using Gyrfalcon.Configuration;
using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Explaining;

namespace Gyrfalcon.Testing;

/// <summary>Writes results as the XML that CI servers read from JUnit: a suite for each file, a case for each test.</summary>
static class JUnitReport
{
    /// <summary>Writes a file.</summary>
    /// <exception cref="ConfigurationException">It cannot be written.</exception>
    public static void Write(TestRun run, string path)
    {
        try
        {
            using var file = File.Create(path);
            Write(run, file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException($"{path}: cannot be written: {e.Message}");
        }
    }

    /// <summary>Writes to a stream.</summary>
    public static void Write(TestRun run, Stream stream)
    {
        var settings = new XmlWriterSettings { Indent = true, NewLineChars = "\n", Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), CheckCharacters = false };
        using var xml = XmlWriter.Create(stream, settings);
        xml.WriteStartElement("testsuites");
        xml.WriteAttributeString("name", "gyr test");
        WriteCounts(xml, [.. run.Files], run.Duration);
        foreach (var file in run.Files) WriteSuite(xml, file);
        xml.WriteEndElement();
    }

    static void WriteSuite(XmlWriter xml, TestFileRun file)
    {
        xml.WriteStartElement("testsuite");
        xml.WriteAttributeString("name", Clean(file.Path));
        WriteCounts(xml, [file], file.Results.Aggregate(TimeSpan.Zero, (sum, r) => sum + r.Result.Duration));
        if (file.Diagnostics.HasErrors)
        {
            // A file that cannot be run is a case in error, so that a server which counts cases sees it.
            var text = new StringWriter();
            new DiagnosticRenderer(text).Write(file.Diagnostics);
            WriteCase(xml, file, "the file can be run", TimeSpan.Zero, "error", file.Diagnostics.Items[0].Message, text.ToString());
        }

        foreach (var report in file.Results)
        {
            var failures = new StringWriter();
            foreach (var failure in report.Failures) new TestWriter(failures, OutputStyle.Plain).Write(failure);
            string? message = report.Failures.Count == 0 ? null : string.Join("; ", report.Failures.Select(f => $"{f.Failure.Rule}: {f.Failure.Text}"));
            WriteCase(xml, file, report.Result.Test.Name, report.Result.Duration, "failure", message, failures.ToString());
        }

        xml.WriteEndElement();
    }

    static void WriteCase(XmlWriter xml, TestFileRun file, string name, TimeSpan duration, string kind, string? message, string text)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("name", Clean(name));
        xml.WriteAttributeString("classname", Clean(file.Path));
        xml.WriteAttributeString("time", Seconds(duration));
        if (message is not null)
        {
            xml.WriteStartElement(kind);
            xml.WriteAttributeString("message", Clean(message));
            xml.WriteString(string.Join('\n', text.Split('\n').Select(Clean)));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    static void WriteCounts(XmlWriter xml, List<TestFileRun> files, TimeSpan duration)
    {
        int errors = files.Count(f => f.Diagnostics.HasErrors);
        xml.WriteAttributeString("tests", Number(errors + files.Sum(f => f.Results.Count)));
        xml.WriteAttributeString("failures", Number(files.Sum(f => f.Results.Count(r => !r.Result.IsPassed))));
        xml.WriteAttributeString("errors", Number(errors));
        xml.WriteAttributeString("time", Seconds(duration));
    }

    static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture);

    // XML 1.0 has no control characters, not even escaped.
    static string Clean(string text) => DiagnosticRenderer.Clean(text);
}
