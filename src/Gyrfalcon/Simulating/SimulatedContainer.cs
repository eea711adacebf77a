using System.Diagnostics;
using System.Globalization;

namespace Gyrfalcon.Simulating;

/// <summary>
/// What looks like a container to the kernel and so to a sensor: a cgroup that is named as docker's are, namespaces of mounts,
/// processes, IPC and network, and a root of its own on an overlay. Nothing of the host can be changed from inside.
/// </summary>
static class SimulatedContainer
{
    /// <summary>The variables that hold the rule to act for, the file to join the cgroup by, and <see cref="SimulationPlace"/>.</summary>
    public const string RuleVariable = "GYRFALCON_SIMULATION_RULE", CgroupVariable = "GYRFALCON_SIMULATION_CGROUP", PlaceVariable = "GYRFALCON_SIMULATION_PLACE";

    const string Sign = "/run/service";

    static readonly TimeSpan s_limit = TimeSpan.FromSeconds(30);

    /// <summary>Makes the container, lets the action happen in it, and ends it.</summary>
    /// <param name="folder">An empty folder for the root; mounts on it end with the container.</param>
    /// <exception cref="SimulationException">The kernel refuses, or the action failed.</exception>
    public static void Run(string folder)
    {
        Programs.Must(Libc.Unshare(Libc.NewMounts | Libc.NewPids | Libc.NewIpc | Libc.NewNetwork), "making namespaces");
        Programs.Must(Libc.Mount("none", "/", "", (nuint)(Libc.Recursive | Libc.Private), null), "making mounts private");
        SimulatedNetwork.SetUp();
        string cgroup = Environment.GetEnvironmentVariable(CgroupVariable)!;
        int processes = Programs.Must(Libc.Open(cgroup, Libc.WriteOnly, 0), $"opening {cgroup}");
        SimulatedRoot.Enter(folder);
        int first = Start(Part.First, processes);
        int code;
        if (IsEntered)
        {
            WaitForTheService();
            code = Programs.Wait(Start(Part.Entered, processes));
            Programs.End(first);
        }
        else code = Programs.Wait(first);
        if (code != 0) throw new SimulationException($"the action ended with {code}");
    }

    /// <summary>Becomes the container's first process: the intruder itself, or a service that an intruder can enter.</summary>
    public static void BecomeFirst(string processes)
    {
        SimulatedRoot.MountProcesses();
        Join(processes);
        if (IsEntered) Programs.Become("service", Part.Serve);
        else Programs.Become("intruder", Part.Perform + Rule);
    }

    /// <summary>Enters the running container from outside, as a runtime does for an exec.</summary>
    public static void Enter(string processes)
    {
        Join(processes);
        Programs.Become("intruder", Part.Perform + Rule);
    }

    /// <summary>Is the service: says that it is there, and sleeps until the container ends.</summary>
    public static void Serve()
    {
        File.WriteAllBytes(Sign, []);
        Thread.Sleep(s_limit);
    }

    static bool IsEntered => Environment.GetEnvironmentVariable(PlaceVariable) == nameof(SimulationPlace.RunningContainer);

    static string Rule => Environment.GetEnvironmentVariable(RuleVariable)!;

    static int Start(string part, int processes) => Programs.Start(SimulatedRoot.Gyr, ["gyr"], $"{part}{processes}");

    // 0 is the writer itself, in whatever namespace it is.
    static void Join(string processes) => Programs.Must((int)Libc.Write(int.Parse(processes, CultureInfo.InvariantCulture), "0"u8.ToArray(), 1), "joining the cgroup");

    static void WaitForTheService()
    {
        for (var clock = Stopwatch.StartNew(); !File.Exists(Sign);)
        {
            if (clock.Elapsed > s_limit) throw new SimulationException("the container's first process did not start");
            Thread.Sleep(10);
        }
    }
}
