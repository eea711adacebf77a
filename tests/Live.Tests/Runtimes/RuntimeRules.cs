namespace Gyrfalcon.Live.Tests.Runtimes;

/// <summary>A rule whose alert says all that a runtime knows, in a file of its own.</summary>
static class RuntimeRules
{
    public const string Rule = "Container Reads Shadow";

    /// <summary>Writes the rule and returns its file.</summary>
    public static string Write(string directory)
    {
        string file = Path.Combine(directory, "runtimes.yaml");
        File.WriteAllText(file, $"""
            - rule: {Rule}
              desc: A container read its passwords.
              condition: evt.type in (open, openat, openat2) and fd.name = /etc/shadow and container.id != host
              output: >-
                shadow %proc.cmdline %container.id %container.name %container.image %container.image.repository %container.image.tag
                %container.type %container.full_id %container.privileged %k8s.pod.name %k8s.ns.name %k8s.pod.uid %k8s.pod.sandbox_id %k8s.pod.labels
              priority: WARNING
            """);
        return file;
    }
}
