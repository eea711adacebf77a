using System.Text.Json;
using Gyrfalcon.Configuration;
using Gyrfalcon.Hosting;
using Gyrfalcon.Listing;

namespace Gyrfalcon.Checking;

/// <summary>What <c>--support</c> prints: all that a report of a fault needs, as one JSON object with the reference's keys.</summary>
static class SupportWriter
{
    /// <summary>Writes the object.</summary>
    public static void Write(TextWriter writer, Settings settings) => JsonOutput.WriteCompact(writer, json =>
    {
        json.WriteStartObject();
        json.WriteString("cmdline", string.Join(' ', Environment.GetCommandLineArgs()));
        json.WriteString("config", string.Join('\n', settings.Files.Select(f => $"# {f.Path}\n{ReadText(f.Path)}")));
        json.WritePropertyName("engine_info");
        Versions.Write(json, settings.Plugins);
        json.WriteStartArray("rules_files");
        foreach (string path in SourceFiles.Expand(settings.RulesFiles)) WriteRulesFile(json, path);
        json.WriteEndArray();
        WriteSystem(json);
        json.WriteString("version", Versions.Falco);
        json.WriteEndObject();
    });

    static void WriteRulesFile(Utf8JsonWriter json, string path)
    {
        json.WriteStartObject();
        json.WriteString("name", path);
        json.WriteStartArray("variants");
        json.WriteStartObject();
        json.WriteString("content", ReadText(path));
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    static void WriteSystem(Utf8JsonWriter json)
    {
        json.WriteStartObject("system_info");
        json.WriteString("machine", Versions.Machine);
        json.WriteString("nodename", Environment.MachineName);
        json.WriteString("release", ReadText("/proc/sys/kernel/osrelease").TrimEnd());
        json.WriteString("sysname", ReadText("/proc/sys/kernel/ostype").TrimEnd());
        json.WriteString("version", ReadText("/proc/sys/kernel/version").TrimEnd());
        json.WriteEndObject();
    }

    static string ReadText(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return $"(cannot be read: {e.Message})";
        }
    }
}
