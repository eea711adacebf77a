using Gyrfalcon.Live.Tests.Support;

namespace Gyrfalcon.Live.Tests.Containers;

/// <summary>A root file system made by hand from a static busybox, as small images are.</summary>
static class Rootfs
{
    static readonly Lazy<string[]> s_applets = new(() =>
        Command.Run("busybox", "--list").Succeeded("busybox --list").Output.Split('\n', StringSplitOptions.RemoveEmptyEntries));

    public static void CreateBusybox(string root)
    {
        foreach (string directory in (string[])["bin", "etc", "tmp", "proc", "sys", "dev", "root", "usr/bin", "var/log", "home/app"])
            Directory.CreateDirectory(Path.Combine(root, directory));
        File.Copy("/bin/busybox", Path.Combine(root, "bin/busybox"));
        foreach (string applet in s_applets.Value.Where(applet => applet != "busybox"))
            Link(root, applet);
        Write(root, "etc/passwd", "root:x:0:0:root:/root:/bin/sh\napp:x:1000:1000:app:/home/app:/bin/sh\n");
        Write(root, "etc/group", "root:x:0:\napp:x:1000:\n");
        Write(root, "etc/shadow", "root:*:19000:0:99999:7:::\napp:*:19000:0:99999:7:::\n");
        Write(root, "etc/app.conf", "port=80\n");
        File.SetUnixFileMode(Path.Combine(root, "etc/shadow"), UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    /// <summary>Makes busybox answer to a further name. Under a name that is no applet it prints so and exits with 127.</summary>
    public static void Link(string root, string name) => File.CreateSymbolicLink(Path.Combine(root, "bin", name), "/bin/busybox");

    static void Write(string root, string path, string text) => File.WriteAllText(Path.Combine(root, path), text);
}
