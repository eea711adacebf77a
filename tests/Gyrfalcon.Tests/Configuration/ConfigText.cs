using Gyrfalcon.Configuration;
using Gyrfalcon.Engine.Diagnostics;

namespace Gyrfalcon.Tests.Configuration;

/// <summary>Loads settings from a text as from a file.</summary>
static class ConfigText
{
    /// <summary>The settings of a file with this text and of <c>-o</c> options; what is wrong as <c>line:column: message</c>, or <c>-o: message</c>.</summary>
    public static Settings Load(string text, out List<string> diagnostics, params string[] overrides)
    {
        string path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, text);
            var bag = new DiagnosticBag();
            var settings = SettingsLoader.Load(path, overrides, [], bag);
            diagnostics = [.. bag.Items.Select(d => $"{d.Span.ToString()!.Replace(path + ":", "", StringComparison.Ordinal)}: {d.Message}")];
            return settings;
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>The settings of what has to be free of errors and warnings.</summary>
    public static Settings Good(string text, params string[] overrides)
    {
        var settings = Load(text, out var diagnostics, overrides);
        Xunit.Assert.Empty(diagnostics);
        return settings;
    }
}
