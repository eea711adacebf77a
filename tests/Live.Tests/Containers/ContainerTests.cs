using Gyrfalcon.Live.Tests.Support;

namespace Gyrfalcon.Live.Tests.Containers;

/// <summary>The lab itself: a test of a rule is worth something only if its container is a real one.</summary>
public sealed class ContainerTests
{
    readonly Lab _lab;

    public ContainerTests(Lab lab)
    {
        Requirements.SkipUnlessContainers();
        _lab = lab;
    }

    [Fact]
    public void Exec_InRunningContainer_IsInItsCgroupAndPidNamespace()
    {
        using Container container = _lab.Start();

        string cgroups = container.Exec("cat", "/proc/self/cgroup").Succeeded("exec").Output;

        Assert.Contains($"0::/docker/{container.Id}", cgroups);
        Assert.Equal("sleep\n", container.Exec("cat", "/proc/1/comm").Output);
    }

    [Fact]
    public void Exec_FailingCommand_ReturnsItsExitCode()
    {
        using Container container = _lab.Start();

        Assert.Equal(1, container.Exec("false").ExitCode);
    }

    [Fact]
    public void RunOnTerminal_Shell_TalksOnTheContainersTerminal()
    {
        using Container container = _lab.Create(new() { Arguments = ["sh"], Terminal = true });

        CommandResult result = container.RunOnTerminal(terminal =>
        {
            terminal.Expect("/ # ");
            terminal.Type("tty; exit 3\n");
            terminal.Expect("/dev/pts/0");
        });

        Assert.Equal(3, result.ExitCode);
    }

    [Fact]
    public void ExecOnTerminal_Command_HasATerminal()
    {
        using Container container = _lab.Start();

        container.ExecOnTerminal(terminal => terminal.Expect("/dev/pts/0"), "tty").Succeeded("exec");
    }

    [Fact]
    public void Start_InPairedNetwork_ReachesTheServer()
    {
        using var network = new PairedNetwork();
        network.Listen(8081);
        using Container container = _lab.Start(new() { NetworkNamespace = network.ContainerNamespace });

        container.Exec("nc", "-w", "5", PairedNetwork.ServerAddress, "8081").Succeeded("nc");
    }

    [Fact]
    public void Dispose_RunningContainer_LeavesNothing()
    {
        string id;
        string root;
        string pod = $"pod{Guid.NewGuid()}";
        using (Container container = _lab.Start(new() { CgroupParent = $"/kubepods/besteffort/{pod}" }))
        {
            id = container.Id;
            root = container.RootDirectory;
        }

        Assert.False(Directory.Exists(root));
        Assert.Empty(Directory.GetDirectories("/sys/fs/cgroup", pod, SearchOption.AllDirectories));
        Assert.DoesNotContain(Directory.GetDirectories("/proc"), process => Cgroups(process).Contains(id, StringComparison.Ordinal));
    }

    static string Cgroups(string process)
    {
        try
        {
            // A process that has ended and waits for its parent is in a cgroup that is "(deleted)".
            return string.Concat(File.ReadLines(Path.Combine(process, "cgroup")).Where(line => !line.EndsWith(" (deleted)", StringComparison.Ordinal)));
        }
        catch (IOException)
        {
            // No process, or one that has just ended.
            return "";
        }
    }
}
