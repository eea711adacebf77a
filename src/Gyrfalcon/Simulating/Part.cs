using System.Net;
using System.Net.Sockets;

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

    /// <summary>The stages of a container; what follows is its folder.</summary>
    public const string Container = "container:", First = "first:", Entered = "entered:";

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
            Console.Error.WriteLine(e.Message);
            code = 1;
        }

        return true;
    }

    static void Play(string part)
    {
        if (part == Nothing) return;
        if (part == Sleep) Thread.Sleep(TimeSpan.FromSeconds(30));
        else if (part == TakeCommands) ConnectAndTakeCommands();
        else if (After(Read, out string path)) Libc.Close(Programs.Must(Libc.Open(path, Libc.ReadOnly, 0), $"opening {path}"));
        else if (After(Empty, out path)) Libc.Close(Programs.Must(Libc.Open(path, Libc.WriteOnly | Libc.Truncate, 0), $"opening {path}"));
        else if (After(Remove, out path)) File.Delete(path);
        else if (After(Perform, out string rule)) Simulations.Find(rule).Perform();
        else if (After(Container, out path)) new SimulatedContainer(path).Run();
        else if (After(First, out path)) new SimulatedContainer(path).BecomeFirst();
        else if (After(Entered, out path)) new SimulatedContainer(path).Enter();

        bool After(string name, out string rest)
        {
            bool isIt = part.StartsWith(name, StringComparison.Ordinal);
            rest = isIt ? part[name.Length..] : "";
            return isIt;
        }
    }

    static void ConnectAndTakeCommands()
    {
        using var listener = new TcpListener(SimulatedNetwork.Stranger, SimulatedNetwork.OrdinaryPort);
        listener.Start();
        using var client = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        client.Connect(new IPEndPoint(SimulatedNetwork.Stranger, SimulatedNetwork.OrdinaryPort));
        Programs.Must(Libc.Duplicate((int)client.Handle, 0), "dup2");
    }
}
