using System.Net.Sockets;
using System.Text;

namespace Gyrfalcon.Simulating;

/// <summary>
/// What this binary does when <see cref="Programs.PartVariable"/> asks for it instead of reading its command line: the stages by which
/// a container comes to be, the intruder in it, and the programs that the intruder runs.
/// </summary>
static class Part
{
    /// <summary>Ends at once, with 0.</summary>
    public const string Nothing = "nothing";

    /// <summary>Sleeps until killed, or for half a minute.</summary>
    public const string Sleep = "sleep";

    /// <summary>Is the first process of a container that others enter.</summary>
    public const string Serve = "serve";

    /// <summary>Connects to <see cref="SimulatedNetwork.Stranger"/> and makes the connection its standard input.</summary>
    public const string TakeCommands = "take-commands";

    /// <summary>Opens the file that follows for reading.</summary>
    public const string Read = "read:";

    /// <summary>Opens the file that follows for writing, and empties it.</summary>
    public const string Empty = "empty:";

    /// <summary>Removes the file that follows.</summary>
    public const string Remove = "remove:";

    /// <summary>Performs the simulation of the rule that follows.</summary>
    public const string Perform = "perform:";

    /// <summary>Makes a container in the folder that follows.</summary>
    public const string Container = "container:";

    /// <summary>Becomes the first process of a container, or enters it; what follows is the descriptor to join its cgroup by.</summary>
    public const string First = "first:", Entered = "entered:";

    const int StandardError = 2;

    /// <summary>Plays the part that the environment asks for.</summary>
    /// <param name="code">The exit code.</param>
    /// <returns>False when it asks for none.</returns>
    public static bool TryPlay(out int code)
    {
        code = 0;
        if (Environment.GetEnvironmentVariable(Programs.PartVariable) is not { } part) return false;
        try
        {
            Play(part);
        }
        catch (Exception e) when (e is SimulationException or IOException or UnauthorizedAccessException or SocketException)
        {
            // Not by the console: it starts a thread, which a process may not whose children get another namespace.
            byte[] line = Encoding.UTF8.GetBytes($"{e.Message}\n");
            _ = Libc.Write(StandardError, line, line.Length);
            code = 1;
        }

        return true;
    }

    static void Play(string part)
    {
        if (part == Nothing) return;
        if (part == Sleep) Thread.Sleep(TimeSpan.FromSeconds(30));
        else if (part == Serve) SimulatedContainer.Serve();
        else if (part == TakeCommands) Intruder.TakesCommands();
        else if (After(Read, out string path)) Intruder.Opens(path);
        else if (After(Empty, out path)) Intruder.Opens(path, Libc.WriteOnly | Libc.Truncate);
        else if (After(Remove, out path)) File.Delete(path);
        else if (After(Perform, out string rule)) Simulations.Find(rule).Perform();
        else if (After(Container, out path)) SimulatedContainer.Run(path);
        else if (After(First, out string processes)) SimulatedContainer.BecomeFirst(processes);
        else if (After(Entered, out processes)) SimulatedContainer.Enter(processes);

        bool After(string name, out string rest)
        {
            bool isIt = part.StartsWith(name, StringComparison.Ordinal);
            rest = isIt ? part[name.Length..] : "";
            return isIt;
        }
    }
}
