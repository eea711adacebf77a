using System.Globalization;

namespace Gyrfalcon.Capture.Tests.Programs.Support;

/// <summary>What /proc says of this process, which a child shares.</summary>
static class ProcessFacts
{
    const int OpenFiles = 7, GroupField = 4, TerminalField = 6;

    public static ulong OpenFilesLimit
    {
        get
        {
            using var memory = new CallMemory();
            nint limits = memory.Longs(0, 0);
            Syscall.Must(SyscallNumber.getrlimit, OpenFiles, limits);
            return (ulong)System.Runtime.InteropServices.Marshal.ReadInt64(limits);
        }
    }

    public static long ProcessGroup => long.Parse(Stat()[GroupField], CultureInfo.InvariantCulture);

    public static ulong Terminal => ulong.Parse(Stat()[TerminalField], CultureInfo.InvariantCulture);

    public static uint LoginUid => uint.Parse(File.ReadAllText("/proc/self/loginuid"), CultureInfo.InvariantCulture);

    /// <summary>The capability set of a line of /proc/self/status: CapInh, CapPrm or CapEff.</summary>
    public static ulong Capabilities(string line) => ulong.Parse(
        File.ReadLines("/proc/self/status").First(text => text.StartsWith(line + ":", StringComparison.Ordinal))[(line.Length + 1)..].Trim(),
        NumberStyles.HexNumber,
        CultureInfo.InvariantCulture);

    public static string Comm => File.ReadAllText("/proc/thread-self/comm").TrimEnd('\n');

    /// <summary>The program's name and its arguments, as they lie in memory.</summary>
    public static string[] CommandLine => File.ReadAllText("/proc/self/cmdline").TrimEnd('\0').Split('\0');

    /// <summary>The group of this process in the hierarchy of a v1 controller, or null where it has none of its own.</summary>
    public static string? Cgroup(string controller) => File.ReadLines("/proc/self/cgroup")
        .Select(line => line.Split(':', 3))
        .FirstOrDefault(parts => parts[1].Split(',').Contains(controller))?[2];

    // The fields after the name in parentheses, which may hold spaces: field 0 is the pid, 2 the state.
    static string[] Stat()
    {
        string text = File.ReadAllText("/proc/self/stat");
        return ["", "", .. text[(text.LastIndexOf(')') + 2)..].Split(' ')];
    }
}
