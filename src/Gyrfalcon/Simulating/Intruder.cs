using System.Net;
using System.Net.Sockets;

namespace Gyrfalcon.Simulating;

/// <summary>What a simulated intruder can do: as the process itself, or by programs that it runs.</summary>
static class Intruder
{
    /// <summary>Runs a program of this name, which does nothing.</summary>
    public static void Runs(string program, params string[] arguments) => Plays(Part.Nothing, program, arguments);

    /// <summary>Runs a program of this name, which reads the file that is its last argument.</summary>
    public static void Reads(string program, params string[] arguments) => Plays(Part.Read + arguments[^1], program, arguments);

    /// <summary>Runs a program of this name, which plays a part.</summary>
    public static void Plays(string part, string program, params string[] arguments) => Programs.Run(Programs.Named(program), [program, .. arguments], part);

    /// <summary>Runs a program of this name with a variable in its environment.</summary>
    public static void RunsWith(string variable, string value, string program) => Programs.Run(Programs.Named(program), [program], Part.Nothing, (variable, value));

    /// <summary>Runs a program with a library of its own copied to /tmp and loaded before all others.</summary>
    public static void Preloads()
    {
        const string Copy = "/tmp/preloaded.so";
        string library = File.ReadLines("/proc/self/maps").Select(line => line[(line.LastIndexOf(' ') + 1)..])
            .FirstOrDefault(path => Path.GetFileName(path).StartsWith("libm.", StringComparison.Ordinal)) ?? throw new SimulationException("no library to preload was found");
        File.Copy(library, Copy);
        RunsWith("LD_PRELOAD", Copy, "service");
    }

    /// <summary>Runs the program at this path, which does nothing.</summary>
    public static void RunsFile(string path) => Programs.Run(path, [path], Part.Nothing);

    /// <summary>Copies this binary.</summary>
    public static void CopiesItselfTo(string path) => File.Copy(SimulatedRoot.Gyr, path);

    /// <summary>Opens a file for writing; makes it and its folder where they are not there.</summary>
    public static void Writes(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        Opens(path, Libc.WriteOnly | Libc.Create);
    }

    /// <summary>Opens a file, for reading if nothing else is said.</summary>
    public static void Opens(string path, int flags = Libc.ReadOnly) => Libc.Close(Programs.Must(Libc.Open(path, flags, 0x1a4), $"opening {path}"));

    /// <summary>Makes a connection its standard input, as a shell does that is told what to do from afar.</summary>
    public static void TakesCommands() => Connects(SimulatedNetwork.Stranger, SimulatedNetwork.OrdinaryPort, connection => Programs.Must(Libc.Duplicate(connection, 0), "dup2"));

    /// <summary>Connects to an address that is this network namespace's own.</summary>
    /// <param name="address">The address.</param>
    /// <param name="port">The port.</param>
    /// <param name="use">What is done with the descriptor while it is connected.</param>
    public static void Connects(IPAddress address, int port, Action<int>? use = null)
    {
        using var listener = new TcpListener(address, port);
        listener.Start();
        using var client = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        client.Connect(new IPEndPoint(address, port));
        use?.Invoke((int)client.Handle);
    }

    /// <summary>Connects to a unix socket that it has made.</summary>
    public static void ConnectsTo(string socket)
    {
        var address = new UnixDomainSocketEndPoint(socket);
        using var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(address);
        listener.Listen();
        using var client = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        client.Connect(address);
    }

    /// <summary>Runs this binary from a file that is in memory alone.</summary>
    public static void RunsFromMemory()
    {
        byte[] program = File.ReadAllBytes(SimulatedRoot.Gyr);
        int file = Programs.Must(Libc.CreateInMemory("simulated", 0), "memfd_create");
        for (int written = 0; written < program.Length;)
            written += Programs.Must((int)Libc.Write(file, program[written..], program.Length - written), "write");
        RunsFile($"/proc/self/fd/{file}");
    }

    /// <summary>Acts on a process that sleeps, and ends it.</summary>
    public static void OnAnotherProcess(Action<int> act)
    {
        int pid = Programs.Start(Programs.Named("victim"), ["victim"], Part.Sleep);
        try
        {
            act(pid);
        }
        finally
        {
            Programs.End(pid);
        }
    }

    /// <summary>Enters its own network namespace anew.</summary>
    public static void EntersNamespace()
    {
        int file = Programs.Must(Libc.Open("/proc/self/ns/net", Libc.ReadOnly, 0), "opening a namespace");
        Programs.Must(Libc.EnterNamespace(file, Libc.NewNetwork), "setns");
    }

    /// <summary>Makes a user namespace. Only a process with one thread may, which this runtime's are not: a fork has one.</summary>
    public static void MakesUserNamespace()
    {
        // What is called after the fork must have been found before it.
        _ = Libc.UnshareAlone(0);
        int pid = Libc.Fork();
        if (pid == 0)
        {
            int result = Libc.UnshareAlone(Libc.NewUser);
            Libc.ExitAlone(result == 0 ? 0 : 1);
        }

        if (Programs.Wait(pid) != 0) throw new SimulationException("the kernel lets nobody make a user namespace here");
    }
}
