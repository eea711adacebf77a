using Gyrfalcon.Live.Tests.Agents;
using Gyrfalcon.Live.Tests.Containers;

namespace Gyrfalcon.Live.Tests.Rules;

public sealed class EtcModifiedRuleTests(Lab lab) : RuleTest(lab)
{
    [Theory]
    [InlineData("touch", "/etc/new.conf")]
    [InlineData("tee", "/etc/app.conf")]
    [InlineData("cp", "/bin/ls", "/etc/ls")]
    [InlineData("mv", "/etc/app.conf", "/etc/other.conf")]
    [InlineData("mv", "/etc/app.conf", "/root/app.conf")]
    [InlineData("rm", "/etc/app.conf")]
    [InlineData("ln", "/etc/app.conf", "/etc/linked.conf")]
    [InlineData("ln", "-s", "/root/x", "/etc/linked.conf")]
    [InlineData("chmod", "600", "/etc/app.conf")]
    [InlineData("mkdir", "/etc/conf.d")]
    [InlineData("touch", "etc/../etc//new.conf")]
    public void FirstProcess_ModifiesEtc_FiresEtcOnly(params string[] command)
    {
        (Container container, IReadOnlyList<Alert> alerts) = AlertsOfFirstProcess(command);

        AssertRules(alerts, RuleNames.Etc);
        AssertProcess(alerts[0], container, command[0], string.Join(' ', command), terminal: false);
        Assert.Equal("Warning", alerts[0].Priority);
    }

    [Fact]
    public void Exec_ShellWritesToEtc_FiresExecShellAndEtc()
    {
        using Container container = Lab.Start();

        IReadOnlyList<Alert> alerts = AlertsOfExec(container, "sh", "-c", "echo 1 > /etc/app.conf");

        AssertRules(alerts, RuleNames.Exec, RuleNames.Shell, RuleNames.Etc);
    }

    [Theory]
    [InlineData("cat", "/etc/app.conf")]
    [InlineData("ls", "-la", "/etc")]
    [InlineData("touch", "/tmp/etc")]
    [InlineData("mkdir", "/etcetera")]
    public void FirstProcess_LeavesEtcAsItIs_IsQuiet(params string[] command)
    {
        (_, IReadOnlyList<Alert> alerts) = AlertsOfFirstProcess(command);

        AssertRules(alerts);
    }

    [Fact]
    public void Start_RuntimeBindsHostsAndResolvConf_IsQuiet()
    {
        // Neither file is in the image: the runtime makes them, from inside the container's cgroup, to mount over them.
        string hosts = Path.Combine(Lab.Directory, "hosts");
        File.WriteAllText(hosts, "127.0.0.1 localhost\n");

        (_, IReadOnlyList<Alert> alerts) = AlertsOfFirstProcess(new ContainerOptions
        {
            Arguments = ["cat", "/etc/hosts"],
            Binds = [("/etc/hosts", hosts), ("/etc/hostname", hosts), ("/etc/resolv.conf", hosts)],
        });

        AssertRules(alerts);
    }
}
