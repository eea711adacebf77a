using System.Collections;
using System.Runtime.InteropServices;

namespace Gyrfalcon.Simulating;

/// <summary>
/// Starts this binary under other names. The image has no other program, and a program is known by the name it was executed as; what
/// it then does stands in its environment (<see cref="Part"/>), so that its arguments can be those that the rule looks for.
/// </summary>
static class Programs
{
    /// <summary>The variable that makes this binary play a part instead of reading its arguments.</summary>
    public const string PartVariable = "GYRFALCON_SIMULATION_PART";

    const string Folder = "/usr/local/bin";

    /// <summary>Starts a program and does not wait for it.</summary>
    /// <returns>Its process id, in the namespace of the caller.</returns>
    public static int Start(string path, IReadOnlyList<string> arguments, string part, params ReadOnlySpan<(string Name, string Value)> variables)
    {
        using var given = new NativeTexts(arguments);
        using var environment = new NativeTexts(Environment(part, variables));
        int error = Libc.Spawn(out int pid, path, 0, 0, given.Pointers, environment.Pointers);
        return error == 0 ? pid : throw new SimulationException($"{path} could not be started: {Marshal.GetPInvokeErrorMessage(error)}");
    }

    /// <summary>Starts a program and waits for its end.</summary>
    /// <exception cref="SimulationException">It could not be started, or ended with an error.</exception>
    public static void Run(string path, IReadOnlyList<string> arguments, string part, params ReadOnlySpan<(string Name, string Value)> variables)
    {
        if (Wait(Start(path, arguments, part, variables)) != 0) throw new SimulationException($"{string.Join(' ', arguments)} failed");
    }

    /// <summary>Replaces this process by a program of this name.</summary>
    public static void Become(string name, string part)
    {
        using var arguments = new NativeTexts([name]);
        using var environment = new NativeTexts(Environment(part, []));
        Must(Libc.Execute(Named(name), arguments.Pointers, environment.Pointers), $"execution of {name}");
    }

    /// <summary>The path, in a simulated root, of this binary under another name.</summary>
    public static string Named(string name)
    {
        string path = $"{Folder}/{name}";
        if (!File.Exists(path)) File.CreateSymbolicLink(path, SimulatedRoot.Gyr);
        return path;
    }

    /// <summary>Waits for the end of a child.</summary>
    /// <returns>Its exit code, or 128 and the signal that ended it.</returns>
    public static int Wait(int pid)
    {
        Must(Libc.Wait(pid, out int status, 0), $"waiting for process {pid}");
        return (status & 0x7f) == 0 ? status >> 8 & 0xff : 128 + (status & 0x7f);
    }

    /// <summary>Kills a child.</summary>
    public static void End(int pid)
    {
        const int Kill = 9;
        _ = Libc.Kill(pid, Kill);
        Wait(pid);
    }

    /// <summary>Checks what a call of libc returned.</summary>
    /// <exception cref="SimulationException">It failed.</exception>
    public static int Must(int result, string what) =>
        result >= 0 ? result : throw new SimulationException($"{what} failed: {Marshal.GetLastPInvokeErrorMessage()}");

    static List<string> Environment(string part, ReadOnlySpan<(string Name, string Value)> variables)
    {
        List<string> lines = [];
        foreach (DictionaryEntry variable in System.Environment.GetEnvironmentVariables())
        {
            if ((string)variable.Key != PartVariable) lines.Add($"{variable.Key}={variable.Value}");
        }

        lines.Add($"{PartVariable}={part}");
        foreach (var (name, value) in variables) lines.Add($"{name}={value}");
        return lines;
    }
}
