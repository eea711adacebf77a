namespace Gyrfalcon.Simulating;

/// <summary>
/// What looks like a container to the kernel and so to a sensor: a cgroup that is named as docker's are, namespaces of mounts,
/// processes, IPC and network, and a root of its own on an overlay. Nothing of the host can be changed from inside.
/// </summary>
/// <param name="folder">An empty folder for the root; mounts on it end with the container.</param>
sealed class SimulatedContainer(string folder)
{
    /// <summary>The variables that hold the rule to act for, the file to join the cgroup by, and <see cref="SimulationPlace"/>.</summary>
    public const string RuleVariable = "GYRFALCON_SIMULATION_RULE", CgroupVariable = "GYRFALCON_SIMULATION_CGROUP", PlaceVariable = "GYRFALCON_SIMULATION_PLACE";

    const int Kill = 9;

    readonly SimulatedRoot _root = new(folder);

    /// <summary>Makes the container, lets the action happen in it, and ends it.</summary>
    /// <exception cref="SimulationException">The kernel refuses, or the action failed.</exception>
    public void Run()
    {
        Programs.Must(Libc.Unshare(Libc.NewMounts | Libc.NewPids | Libc.NewIpc | Libc.NewNetwork), "making namespaces");
        Programs.Must(Libc.Mount("none", "/", "", (nuint)(Libc.Recursive | Libc.Private), null), "making mounts private");
        SimulatedNetwork.SetUp();
        _root.Build();
        string gyr = Environment.ProcessPath!;
        int first = Programs.Start(gyr, ["gyr"], Part.First + folder);
        int code;
        if (IsEntered)
        {
            WaitUntilItRuns(first);
            code = Programs.Wait(Programs.Start(gyr, ["gyr"], Part.Entered + folder));
            _ = Libc.Kill(first, Kill);
            Programs.Wait(first);
        }
        else code = Programs.Wait(first);
        if (code != 0) throw new SimulationException($"the action ended with {code}");
    }

    /// <summary>Becomes the container's first process: the intruder itself, or a service that an intruder can enter.</summary>
    public void BecomeFirst()
    {
        _root.MountProcesses();
        Join();
        Programs.Become(SimulatedRoot.Gyr, [IsEntered ? "service" : "intruder"], IsEntered ? Part.Sleep : Part.Perform + Rule);
    }

    /// <summary>Enters the running container from outside, as a runtime does for an exec.</summary>
    public void Enter()
    {
        Join();
        Programs.Become(SimulatedRoot.Gyr, ["intruder"], Part.Perform + Rule);
    }

    static bool IsEntered => Environment.GetEnvironmentVariable(PlaceVariable) == nameof(SimulationPlace.RunningContainer);

    static string Rule => Environment.GetEnvironmentVariable(RuleVariable)!;

    void Join()
    {
        File.WriteAllText(Environment.GetEnvironmentVariable(CgroupVariable)!, "0");
        _root.Enter();
    }

    static void WaitUntilItRuns(int pid)
    {
        for (int i = 0; i < 200; i++)
        {
            // The path of a process in another root is relative to it.
            if (new FileInfo($"/proc/{pid}/exe").LinkTarget?.EndsWith(SimulatedRoot.Gyr, StringComparison.Ordinal) == true
                && File.ReadAllText($"/proc/{pid}/cmdline").StartsWith("service", StringComparison.Ordinal)) return;
            Thread.Sleep(10);
        }

        throw new SimulationException("the container's first process did not start");
    }
}
