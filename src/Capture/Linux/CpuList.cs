using System.Globalization;

namespace Gyrfalcon.Capture.Linux;

/// <summary>The CPUs of this machine, as the kernel numbers them.</summary>
static class CpuList
{
    /// <summary>The highest number of CPUs that could ever be online; per-CPU maps have as many values.</summary>
    public static int Possible() => Read("possible")[^1] + 1;

    /// <summary>The numbers of the CPUs that are online.</summary>
    public static int[] Online() => Read("online");

    static int[] Read(string name) => Parse(File.ReadAllText("/sys/devices/system/cpu/" + name));

    /// <summary>Reads the kernel's list format: <c>0-3,8</c>.</summary>
    internal static int[] Parse(string list)
    {
        var cpus = new List<int>();
        foreach (string part in list.Trim().Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            int dash = part.IndexOf('-');
            int first = int.Parse(dash < 0 ? part : part[..dash], CultureInfo.InvariantCulture);
            int last = dash < 0 ? first : int.Parse(part[(dash + 1)..], CultureInfo.InvariantCulture);
            for (int cpu = first; cpu <= last; cpu++) cpus.Add(cpu);
        }

        return [.. cpus];
    }
}
