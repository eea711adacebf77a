using System.Diagnostics;

namespace Gyrfalcon.Tests.Runtimes;

/// <summary>A server in a directory of its own, started once for a class of tests and ended by its process id.</summary>
public abstract class Daemon : IDisposable
{
    static readonly TimeSpan _limit = TimeSpan.FromSeconds(60);

    Process? _process;

    protected Daemon()
    {
        Directory = System.IO.Directory.CreateTempSubdirectory("gyr-" + GetType().Name.ToLowerInvariant() + "-").FullName;
        try
        {
            Skipped = Missing();
            if (Skipped is null) Start();
        }
        catch (Exception e) when (e is InvalidOperationException or TimeoutException or IOException)
        {
            Skipped = $"{GetType().Name} does not start here: {e.Message}";
        }
    }

    /// <summary>Why tests cannot use it; null when it runs.</summary>
    public string? Skipped { get; private set; }

    /// <summary>Where it keeps all.</summary>
    public string Directory { get; }

    /// <summary>Where clients connect.</summary>
    public abstract string Socket { get; }

    /// <summary>The programs that it needs.</summary>
    protected abstract IReadOnlyList<string> Programs { get; }

    /// <summary>Starts it, and loads images.</summary>
    protected abstract void Start();

    /// <summary>Ends what outlives the server.</summary>
    protected virtual void EndContainers()
    {
    }

    /// <summary>Stops the server alone; its containers may go on.</summary>
    public void StopServer()
    {
        if (_process is not { HasExited: false }) return;
        Run("kill", $"{_process.Id}");
        if (!_process.WaitForExit(_limit)) _process.Kill();
        _process = null;
    }

    /// <summary>Stops the server where it is: it keeps its connections and answers nothing until it is resumed.</summary>
    public void Pause() => Do("kill", "-STOP", $"{_process!.Id}");

    /// <summary>Lets the server go on.</summary>
    public void Resume() => Do("kill", "-CONT", $"{_process!.Id}");

    public void Dispose()
    {
        GC.SuppressFinalize(this);
        try
        {
            if (Skipped is null) EndContainers();
        }
        finally
        {
            StopServer();
            Run("sh", "-c", $"awk -v d={Directory}/ 'index($5, d) == 1 {{ print $5 }}' /proc/self/mountinfo | sort -r | while read -r m; do umount -l \"$m\"; done; rm -rf {Directory}");
        }
    }

    /// <summary>Starts the server with its output in a file, and waits until a command succeeds.</summary>
    protected void StartServer(string program, IEnumerable<string> arguments, string probe)
    {
        string line = string.Join(' ', arguments.Prepend(program).Select(w => $"'{w}'"));
        _process = Process.Start(new ProcessStartInfo("sh", ["-c", $"exec {line} > {Directory}/log 2>&1"]))!;
        for (var clock = Stopwatch.StartNew(); Run("sh", "-c", probe).ExitCode != 0; Thread.Sleep(100))
        {
            string log = File.Exists($"{Directory}/log") ? File.ReadLines($"{Directory}/log").LastOrDefault() ?? "" : "";
            if (_process.HasExited) throw new InvalidOperationException($"{program} ended: {log}");
            if (clock.Elapsed > _limit) throw new TimeoutException($"{program} does not answer: {log}");
        }
    }

    /// <summary>Runs a command to its end.</summary>
    public static (int ExitCode, string Output) Run(string program, params IEnumerable<string> arguments) => Run(program, arguments, []);

    /// <summary>Runs a command that must succeed, and returns what it printed.</summary>
    public static string Do(string program, params IEnumerable<string> arguments)
    {
        var (code, output) = Run(program, arguments);
        return code == 0 ? output : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)}: {output}");
    }

    /// <summary>As <see cref="Do(string, IEnumerable{string})"/>, with more in the environment.</summary>
    protected static string Do(string program, IEnumerable<string> arguments, params IReadOnlyList<(string Name, string Value)> variables)
    {
        var (code, output) = Run(program, arguments, variables);
        return code == 0 ? output : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)}: {output}");
    }

    /// <summary>The path of a script beside the tests.</summary>
    protected static string Script(string name) => Path.Combine(AppContext.BaseDirectory, "scripts", name);

    /// <summary>Makes an image and returns its file.</summary>
    protected string MakeImage(string name, string command)
    {
        string file = Path.Combine(Directory, Path.GetFileName(name.Replace(':', '-')) + ".tar");
        Do(Script("image.sh"), file, name, command);
        return file;
    }

    static (int ExitCode, string Output) Run(string program, IEnumerable<string> arguments, IReadOnlyList<(string Name, string Value)> variables)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in variables) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        if (!process.WaitForExit(_limit)) process.Kill();
        return (process.ExitCode, output + error.Result);
    }

    string? Missing()
    {
        if (Environment.UserName != "root") return "container runtimes need root";
        string[] folders = $"{Environment.GetEnvironmentVariable("PATH")}:/usr/sbin:/sbin".Split(':');
        return Programs.FirstOrDefault(p => !folders.Any(f => File.Exists(Path.Combine(f, p)))) is { } missing ? $"{missing} is not installed" : null;
    }
}
