namespace Gyrfalcon.Enrichment.Runtimes.Oci;

/// <summary>The part of an OCI runtime configuration (<c>config.json</c>) that tells something of a container.</summary>
sealed record RuntimeSpec(SpecProcess? Process, List<SpecMount?>? Mounts, Dictionary<string, string>? Annotations, SpecLinux? Linux)
{
    /// <summary>Whether the container has no namespace of a type, and so shares that of the host; it may still have a pod's.</summary>
    public bool Lacks(string type) => Linux?.Namespaces is { } list && !list.Exists(n => n?.Type == type);

    /// <summary>
    /// Whether it was given all: nothing of /proc is hidden, no filter of syscalls, and /sys can be written. The specification has
    /// no word for it; this is what containerd makes of a privileged container.
    /// </summary>
    public bool IsPrivileged => Linux is { MaskedPaths: null or [], ReadonlyPaths: null or [], Seccomp.ValueKind: System.Text.Json.JsonValueKind.Undefined or System.Text.Json.JsonValueKind.Null }
        && Mounts is { } mounts
        && mounts.Exists(m => m?.Type == "sysfs")
        && !mounts.Exists(m => m is { Type: "sysfs" or "cgroup", Options: { } options } && options.Contains("ro"));

    /// <summary>An annotation; null when there is none.</summary>
    public string? Annotation(string name) => Annotations?.GetValueOrDefault(name);
}
