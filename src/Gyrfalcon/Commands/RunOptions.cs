using System.CommandLine;
using Gyrfalcon.Configuration;
using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Rules;
using Gyrfalcon.Engine.Sources;

namespace Gyrfalcon.Commands;

/// <summary>The options of the root command that say how it runs (<c>config-cli</c> §3).</summary>
sealed class RunOptions
{
    static readonly string[] s_wordsOfOldTimes = ["c", "container", "k", "kubernetes"];

    readonly Option<bool> _dryRun = new("--dry-run") { Description = "Loads configuration and rules, and stops" };
    readonly Option<int?> _stopAfter = new("-M") { Description = "Stops after so many seconds", HelpName = "seconds" };
    readonly Option<string?> _pidFile = new("-P", "--pidfile") { Description = "Writes the process id to a file", HelpName = "file" };
    readonly Option<bool> _unbuffered = new("-U", "--unbuffered") { Description = "The same as -o buffered_outputs=false" };
    readonly Option<string?> _print = new("-p", "--print") { Description = "Deprecated: the same as an append_output with this extra_output", HelpName = "format" };
    readonly Option<string[]> _enable = new("--enable-source") { Description = "Takes only events of this source; may be repeated", HelpName = "source" };
    readonly Option<string[]> _disable = new("--disable-source") { Description = "Takes no events of this source; may be repeated", HelpName = "source" };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[_dryRun, _stopAfter, _pidFile, _unbuffered, _print, _enable, _disable]) command.Options.Add(option);
    }

    /// <summary>Whether to stop before the first event.</summary>
    public bool IsDryRun(ParseResult result) => result.GetValue(_dryRun);

    /// <summary>What the options say in the form of <c>-o</c>.</summary>
    public IReadOnlyList<string> Overrides(ParseResult result) => result.GetValue(_unbuffered) ? ["buffered_outputs=false"] : [];

    /// <summary>The settings with what the options say.</summary>
    /// <exception cref="ConfigurationException">The sources that are asked for do not go together, or there is no such source.</exception>
    public Settings Apply(ParseResult result, Settings settings)
    {
        if (!settings.Replay) CheckSources(result.GetValue(_enable) ?? [], result.GetValue(_disable) ?? []);
        if (result.GetValue(_stopAfter) is int seconds and > 0) settings = settings with { StopAfter = TimeSpan.FromSeconds(seconds) };
        if (result.GetValue(_pidFile) is { Length: > 0 } file) settings = settings with { PidFile = file };
        if (result.GetValue(_print) is not { Length: > 0 } format || s_wordsOfOldTimes.Contains(format)) return settings;
        var appended = new AppendedOutput { Text = MappedText.Whole(new SourceText("-p", format)) };
        return settings with { AppendedOutputs = [.. settings.AppendedOutputs, appended] };
    }

    static void CheckSources(string[] enabled, string[] disabled)
    {
        string syscall = SyscallSource.Instance.Name;
        if (enabled.Length > 0 && disabled.Length > 0) throw new ConfigurationException("You can not mix --enable-source and --disable-source");
        if (enabled.FirstOrDefault(s => s != syscall) is { } unknown) throw new ConfigurationException($"Attempted enabling an unknown event source: {unknown}; there is only '{syscall}'");
        if (disabled.FirstOrDefault(s => s != syscall) is { } other) throw new ConfigurationException($"Attempted disabling an unknown event source: {other}; there is only '{syscall}'");
        if (disabled.Length > 0) throw new ConfigurationException("Must enable at least one event source");
    }
}
