namespace Gyrfalcon.Engine.State;

/// <summary>
/// Finds the container of a process in its cgroups, which every runtime lays out in its own way. The identifier is the first
/// 12 digits of the 64 hexadecimal ones where the runtime names its containers so, else the name.
/// </summary>
/// <remarks>
/// Three things differ from the reference on purpose. A cgroup below that of a container still belongs to it: else a process
/// that may write to its cgroup could leave every rule about containers behind. A path of two names is a container's only if
/// all subsystems agree and it does not look generated: hosts run services under <c>/some_service/&lt;32 hex&gt;</c>. And
/// <c>bpm-</c> counts only where BPM puts it.
/// </remarks>
public static class ContainerIdMatcher
{
    const int FullLength = 64;
    const int ShortLength = 12;

    /// <summary>The identifier of the container, a piece of <paramref name="cgroups"/>; empty on the host.</summary>
    /// <param name="cgroups"><c>subsystem=path</c>, each ended by a NUL.</param>
    public static ReadOnlySpan<byte> Match(ReadOnlySpan<byte> cgroups)
    {
        for (var rest = cgroups; TryNext(ref rest, out var path);)
        {
            var id = MatchPath(path);
            if (!id.IsEmpty) return id;
        }

        return MatchTwoNames(cgroups);
    }

    static bool TryNext(scoped ref ReadOnlySpan<byte> rest, out ReadOnlySpan<byte> path)
    {
        path = default;
        if (rest.IsEmpty) return false;
        int end = rest.IndexOf((byte)0);
        var entry = end < 0 ? rest : rest[..end];
        rest = end < 0 ? default : rest[(end + 1)..];
        path = entry[(entry.IndexOf((byte)'=') + 1)..];
        return true;
    }

    static ReadOnlySpan<byte> MatchPath(ReadOnlySpan<byte> path)
    {
        // The root and the shallow paths of most host processes.
        if (path.Length < 2) return default;
        var id = MatchHexadecimal(path);
        if (id.IsEmpty) id = MatchLxc(path);
        if (id.IsEmpty) id = MatchLibvirt(path);
        return id.IsEmpty ? MatchBpm(path) : id;
    }

    // Innermost first: a container in a container is known by its own id.
    static ReadOnlySpan<byte> MatchHexadecimal(ReadOnlySpan<byte> path)
    {
        bool isLast = true;
        while (path.Length > FullLength)
        {
            int slash = path.LastIndexOf((byte)'/');
            if (slash < 0) return default;
            var name = path[(slash + 1)..];
            path = path[..slash];
            var id = HexadecimalOf(name);

            // podman puts the container's processes one level down.
            bool isBare = id.Length == name.Length;
            if (!id.IsEmpty && (isLast || !isBare || IsHome(path))) return id[..ShortLength];
            isLast = false;
        }

        return default;
    }

    // The 64 digits in the name that a runtime gives to the cgroup of a container.
    static ReadOnlySpan<byte> HexadecimalOf(ReadOnlySpan<byte> name)
    {
        if (name.Length < FullLength) return default;
        if (name.EndsWith(".scope"u8))
        {
            name = name[..^6];
            return Digits(name, "docker-"u8) is { Length: > 0 } docker ? docker
                : Digits(name, "cri-containerd-"u8) is { Length: > 0 } containerd ? containerd
                : Digits(name, "crio-"u8) is { Length: > 0 } crio ? crio
                : Digits(name, "nerdctl-"u8) is { Length: > 0 } nerdctl ? nerdctl
                : Podman(name);
        }

        if (IsHexadecimal(name)) return name;
        if (Digits(name, "crio-"u8) is { Length: > 0 } plainCrio) return plainCrio;
        if (Podman(name) is { Length: > 0 } podman) return podman;

        // "pod…slice:cri-containerd:<id>": containerd without its systemd driver on a host whose kubelet has it.
        int colon = name.LastIndexOf(":cri-containerd:"u8);
        return colon < 0 ? default : Digits(name[colon..], ":cri-containerd:"u8);
    }

    static ReadOnlySpan<byte> Podman(ReadOnlySpan<byte> name)
    {
        var id = Digits(name, "libpod-"u8);
        return id.IsEmpty ? Digits(name, "libpod-payload-"u8) : id;
    }

    static ReadOnlySpan<byte> Digits(ReadOnlySpan<byte> name, ReadOnlySpan<byte> prefix) =>
        name.Length == prefix.Length + FullLength && name.StartsWith(prefix) && IsHexadecimal(name[prefix.Length..]) ? name[prefix.Length..] : default;

    static bool IsHexadecimal(ReadOnlySpan<byte> name)
    {
        if (name.Length != FullLength) return false;
        foreach (byte letter in name)
            if (!char.IsAsciiHexDigit((char)letter)) return false;
        return true;
    }

    // Whether a path is where docker or the kubelet keep containers. Elsewhere 64 digits with something below them may be a
    // podman pod, whose monitor process runs on the host.
    static bool IsHome(ReadOnlySpan<byte> path)
    {
        var name = path[(path.LastIndexOf((byte)'/') + 1)..];
        return name.SequenceEqual("docker"u8) || name.StartsWith("pod"u8);
    }

    static ReadOnlySpan<byte> MatchLxc(ReadOnlySpan<byte> path)
    {
        int start = After(path, "/lxc/"u8);
        if (start < 0) start = After(path, "/lxc.payload/"u8);
        if (start < 0) start = After(path, "/lxc.payload."u8);

        // What libvirt starts is told apart by its own layouts.
        if (start < 0 || path.IndexOf("/libvirt/lxc/"u8) >= 0) return default;
        return FirstName(path[start..]);
    }

    static ReadOnlySpan<byte> MatchLibvirt(ReadOnlySpan<byte> path)
    {
        if (path.EndsWith(".libvirt-lxc"u8)) return path[(path.LastIndexOf((byte)'/') + 1)..^".libvirt-lxc".Length];

        // systemd writes the dash of a name as \x2d: machine-lxc\x2d2293906\x2dlibvirt\x2dcontainer.scope/libvirt
        int start = After(path, "-lxc\\x2d"u8);
        if (start >= 0)
        {
            var name = path[start..];
            if (name.EndsWith(".scope/libvirt"u8)) return name[..^".scope/libvirt".Length];
            if (name.EndsWith(".scope"u8)) return name[..^".scope".Length];
        }

        start = After(path, "/libvirt/lxc/"u8);
        return start < 0 ? default : FirstName(path[start..]);
    }

    static ReadOnlySpan<byte> MatchBpm(ReadOnlySpan<byte> path)
    {
        int start = After(path, "/bpm-"u8);
        if (start < 0) start = After(path, "/runc-bpm-"u8);
        if (start < 0) return default;
        var name = FirstName(path[start..]);
        if (name.EndsWith(".scope"u8)) name = name[..^".scope".Length];
        foreach (byte letter in name)
            if (!char.IsAsciiLetterOrDigit((char)letter) && letter is not ((byte)'.' or (byte)'_' or (byte)'-')) return default;
        return name;
    }

    // containerd by hand (ctr, nerdctl): /<namespace>/<name> in every subsystem.
    static ReadOnlySpan<byte> MatchTwoNames(ReadOnlySpan<byte> cgroups)
    {
        ReadOnlySpan<byte> found = default;
        for (var rest = cgroups; TryNext(ref rest, out var path);)
        {
            if (found.IsEmpty) found = path;
            else if (!found.SequenceEqual(path)) return default;
        }

        if (found.Length < 4 || found[0] != '/') return default;
        int slash = found[1..].IndexOf((byte)'/') + 1;
        if (slash <= 1) return default;
        var space = found[1..slash];
        var name = found[(slash + 1)..];
        if (!IsIdentifier(space) || !IsIdentifier(name) || IsUnit(space) || IsUnit(name) || IsTaken(space) || IsGenerated(name)) return default;
        return name[..Math.Min(name.Length, ShortLength)];
    }

    // An identifier of containerd: letters and digits, with single dots, underscores or dashes between them.
    static bool IsIdentifier(ReadOnlySpan<byte> name)
    {
        bool wasLetter = false;
        if (name.Length > FullLength) return false;
        foreach (byte letter in name)
        {
            bool isLetter = char.IsAsciiLetterOrDigit((char)letter);
            if (!isLetter && (!wasLetter || letter is not ((byte)'.' or (byte)'_' or (byte)'-'))) return false;
            wasLetter = isLetter;
        }

        return wasLetter;
    }

    // A unit of systemd.
    static bool IsUnit(ReadOnlySpan<byte> name) => name.EndsWith(".service"u8) || name.EndsWith(".slice"u8) || name.EndsWith(".scope"u8)
        || name.EndsWith(".mount"u8) || name.EndsWith(".socket"u8) || name.EndsWith(".swap"u8);

    // What other managers keep their own processes under.
    static bool IsTaken(ReadOnlySpan<byte> space) => space.SequenceEqual("docker"u8) || space.SequenceEqual("kubepods"u8)
        || space.SequenceEqual("libpod_parent"u8) || space.SequenceEqual("machine"u8);

    // 32 hexadecimal digits are the identifier of some supervisor's own; containerd's clients use a chosen name or 64 digits.
    static bool IsGenerated(ReadOnlySpan<byte> name)
    {
        if (name.Length != 32) return false;
        foreach (byte letter in name)
            if (!char.IsAsciiHexDigit((char)letter)) return false;
        return true;
    }

    static int After(ReadOnlySpan<byte> path, ReadOnlySpan<byte> prefix)
    {
        int at = path.IndexOf(prefix);
        return at < 0 ? -1 : at + prefix.Length;
    }

    static ReadOnlySpan<byte> FirstName(ReadOnlySpan<byte> path)
    {
        int slash = path.IndexOf((byte)'/');
        return slash < 0 ? path : path[..slash];
    }
}
