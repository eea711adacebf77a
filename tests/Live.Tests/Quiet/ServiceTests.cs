using Gyrfalcon.Live.Tests.Agents;
using Gyrfalcon.Live.Tests.Containers;
using Gyrfalcon.Live.Tests.Rules;
using Gyrfalcon.Live.Tests.Support;

namespace Gyrfalcon.Live.Tests.Quiet;

/// <summary>
/// Three ordinary services from Debian's packages, with shell entrypoints, are created, serve and stop. What alerts all the
/// same is listed in each test with the reason; anything else fails it.
/// </summary>
public sealed class ServiceTests(Lab lab) : QuietTest(lab)
{
    static readonly Lazy<string> s_debian = new(() =>
    {
        string root = Path.Combine(Repository.Cache, "debian");
        Command.Run(TimeSpan.FromMinutes(15), Path.Combine(Repository.Root, "eng", "debian-rootfs.sh"), root).Succeeded("debian-rootfs.sh");
        return root;
    });

    [Fact]
    public void Nginx_CreatedServesStops_AlertsAboutItsOwnConfigurationOnly()
    {
        using Service service = Start("nginx", "nginx", "-g", "daemon off;");

        service.Until("wget", "-q", "-O", "-", $"http://{PairedNetwork.ContainerAddress}/");
        service.Stop("QUIT");

        // The entrypoint's hook edits the image's configuration with sed -i, which writes a new file and renames it: /etc is
        // really modified, and an administrator who does not want to hear of it excepts the image once images are known.
        IReadOnlyList<Alert> alerts = Alerts();
        Assert.Equal(["openat", "rename"], alerts.Select(alert => alert["evt.type"]));
        Assert.All(alerts, alert => Assert.Equal((RuleNames.Etc, "sed"), (alert.Rule, alert["proc.name"])));
    }

    [Fact]
    public void Redis_CreatedServesStops_IsQuiet()
    {
        using Service service = Start("redis", "redis-server", "--bind", "0.0.0.0", "--protected-mode", "no", "--dir", "/var/lib/redis");

        service.Until("sh", "-c", $"printf 'PING\\r\\nSET a 1\\r\\nBGSAVE\\r\\nQUIT\\r\\n' | busybox nc -w 2 {PairedNetwork.ContainerAddress} 6379 | grep PONG");
        service.Stop("TERM");

        Assert.Empty(Alerts());
    }

    [Fact]
    public void Postgres_CreatedServesStops_IsQuiet()
    {
        using Service service = Start("postgres", "postgres", "-c", "listen_addresses=*");

        service.Until("chroot", s_debian.Value, "psql", "-h", PairedNetwork.ContainerAddress, "-U", "postgres", "-c", "INSERT INTO visit DEFAULT VALUES; SELECT * FROM visit");
        service.Stop("INT");

        Assert.Empty(Alerts());
    }

    Service Start(string entrypoint, params string[] command)
    {
        Requirements.SkipUnlessCommand("debootstrap");
        return new(Lab, s_debian.Value, Path.Combine(AppContext.BaseDirectory, "Quiet", "Entrypoints", $"{entrypoint}.sh"), command);
    }
}
