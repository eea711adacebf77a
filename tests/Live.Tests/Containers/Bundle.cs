using System.Text.Json.Nodes;

namespace Gyrfalcon.Live.Tests.Containers;

/// <summary>Writes the config.json of an OCI bundle. No rlimits and no CAP_SYS_RESOURCE: build machines lack that capability.</summary>
static class Bundle
{
    static readonly string[] s_capabilities =
    [
        "CAP_CHOWN", "CAP_DAC_OVERRIDE", "CAP_FOWNER", "CAP_FSETID", "CAP_KILL", "CAP_NET_BIND_SERVICE",
        "CAP_NET_RAW", "CAP_SETFCAP", "CAP_SETGID", "CAP_SETPCAP", "CAP_SETUID", "CAP_SYS_CHROOT",
    ];

    public static void Write(string directory, string id, ContainerOptions options)
    {
        var config = new JsonObject
        {
            ["ociVersion"] = "1.0.2",
            ["hostname"] = id[..12],
            ["root"] = new JsonObject { ["path"] = "rootfs" },
            ["process"] = Process(options),
            ["mounts"] = Mounts(options),
            ["linux"] = new JsonObject
            {
                ["cgroupsPath"] = $"{options.CgroupParent}/{id}",
                ["namespaces"] = Namespaces(options),
                ["maskedPaths"] = Strings("/proc/kcore", "/proc/keys", "/sys/firmware"),
                ["readonlyPaths"] = Strings("/proc/bus", "/proc/irq", "/proc/sys"),
            },
        };
        File.WriteAllText(Path.Combine(directory, "config.json"), config.ToJsonString());
    }

    static JsonObject Process(ContainerOptions options) => new()
    {
        ["terminal"] = options.Terminal,
        ["user"] = new JsonObject { ["uid"] = options.UserId, ["gid"] = options.UserId },
        ["args"] = Strings(options.Arguments),
        ["env"] = Strings("PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "TERM=xterm", "HOME=/root"),
        ["cwd"] = "/",
        ["capabilities"] = new JsonObject
        {
            ["bounding"] = Strings(s_capabilities),
            ["effective"] = Strings(s_capabilities),
            ["permitted"] = Strings(s_capabilities),
        },
    };

    static JsonArray Mounts(ContainerOptions options)
    {
        var mounts = new JsonArray
        {
            Mount("/proc", "proc", "proc"),
            Mount("/dev", "tmpfs", "tmpfs", "nosuid", "mode=755", "size=65536k"),
            Mount("/dev/pts", "devpts", "devpts", "nosuid", "noexec", "newinstance", "ptmxmode=0666", "mode=0620", "gid=5"),
            Mount("/dev/shm", "tmpfs", "shm", "nosuid", "noexec", "nodev", "mode=1777", "size=65536k"),
            Mount("/sys", "sysfs", "sysfs", "nosuid", "noexec", "nodev", "ro"),
        };
        foreach ((string destination, string source) in options.Binds)
            mounts.Add(Mount(destination, "bind", source, "rbind", "rprivate", "rw"));
        return mounts;
    }

    static JsonArray Namespaces(ContainerOptions options)
    {
        JsonArray namespaces = [Namespace("network", options.NetworkNamespace), Namespace("ipc"), Namespace("uts"), Namespace("mount")];
        if (options.PidNamespace != "host") namespaces.Add(Namespace("pid", options.PidNamespace));
        return namespaces;
    }

    static JsonObject Namespace(string type, string? path = null) => path is null ? new() { ["type"] = type } : new() { ["type"] = type, ["path"] = path };

    static JsonObject Mount(string destination, string type, string source, params string[] options) => new()
    {
        ["destination"] = destination,
        ["type"] = type,
        ["source"] = source,
        ["options"] = Strings(options),
    };

    static JsonArray Strings(params string[] values) => new([.. values.Select(value => (JsonNode)value)]);
}
