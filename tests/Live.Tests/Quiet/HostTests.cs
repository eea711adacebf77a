using Gyrfalcon.Live.Tests.Support;

namespace Gyrfalcon.Live.Tests.Quiet;

public sealed class HostTests(Lab lab) : QuietTest(lab)
{
    [Fact]
    public void Idle_OneMinute_IsQuiet()
    {
        Thread.Sleep(TimeSpan.FromMinutes(1));

        Assert.Empty(Alerts());
    }

    [Fact]
    public void Build_OfThisRepository_IsQuiet()
    {
        // A clone: the binary that detects must not be written over.
        string clone = Path.Combine(Lab.Directory, "clone");
        Command.Run("git", "clone", "--quiet", Repository.Root, clone).Succeeded("git clone");

        Command.Run(TimeSpan.FromMinutes(10), "make", "-C", clone, "build").Succeeded("make build");

        Assert.Empty(Alerts());
    }

    [Fact]
    public void Work_OfEveryDay_IsQuiet()
    {
        string home = Directory.CreateDirectory(Path.Combine(Lab.Directory, "home")).FullName;
        // Packages whose scripts set up cron jobs, units, users and logs.
        Do("apt-get", "-o", "DPkg::Lock::Timeout=500", "install", "-y", "-qq", "--reinstall", "--no-install-recommends", "cron", "logrotate", "adduser");
        Do("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", $"{home}/key");
        Do("git", "clone", "--quiet", Repository.Root, $"{home}/clone");
        Do("git", "-C", $"{home}/clone", "gc", "--quiet");
        Do("logrotate", "--debug", "/etc/logrotate.conf");
        Do("run-parts", "--test", "/etc/cron.daily");
        Do("su", "nobody", "-s", "/bin/sh", "-c", "true");
        Do("find", "/etc", "-name", "*.conf");

        Assert.Empty(Alerts());
    }

    static void Do(string program, params string[] arguments) => Command.Run(program, arguments).Succeeded(program);
}
