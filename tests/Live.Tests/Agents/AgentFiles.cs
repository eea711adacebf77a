namespace Gyrfalcon.Live.Tests.Agents;

/// <summary>The configuration and the marker rule with which the tests start the agent, in a directory of their own.</summary>
sealed class AgentFiles
{
    readonly string _markers;

    public AgentFiles(string directory)
    {
        _markers = Directory.CreateDirectory(Path.Combine(directory, "markers")).FullName;
        Configuration = Path.Combine(directory, "gyr.yaml");
        MarkerRules = Path.Combine(directory, "marker.yaml");
        File.WriteAllText(Configuration, """
            engine:
              kind: modern_ebpf
            stdout_output:
              enabled: true
            json_output: true
            rule_matching: all
            log_stderr: true
            """);
        File.WriteAllText(MarkerRules, $"""
            - rule: {Agent.MarkerRule}
              desc: The test opened a file of its own, to learn that every earlier event has been evaluated.
              condition: evt.type in (open, openat, openat2) and fd.name startswith "{_markers}/"
              output: marker %fd.name
              priority: CRITICAL
            """);
    }

    public string Configuration { get; }

    public string MarkerRules { get; }

    /// <summary>The path of a file whose opening is a marker that was never used before.</summary>
    public string NextMarker() => Path.Combine(_markers, Guid.NewGuid().ToString("N"));
}
