using Gyrfalcon.Outputs.Programs;
using Gyrfalcon.Outputs.Tests.Receivers;

namespace Gyrfalcon.Outputs.Tests;

public sealed class ProgramOutputTests : IDisposable
{
    readonly string _directory = Directory.CreateTempSubdirectory("gyr-program-").FullName;
    readonly Log _log = new();

    string Received => File.Exists($"{_directory}/received") ? File.ReadAllText($"{_directory}/received") : "";

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void Write_OneProcessForEachAlert_GivesEachItsLine()
    {
        using var output = Program($"(echo $${ProgramOutput.SequenceVariable}; cat) >> {_directory}/received".Replace("$$", "$", StringComparison.Ordinal));
        output.Write(Alerts.Of(7, "a 'quoted' \"line\""), flush: true);
        output.Write(Alerts.Of(8, "ü"), flush: true);

        Assert.Equal("7\na 'quoted' \"line\"\n8\nü\n", Received);
        Wait.Until(() => Zombies().Count == 0);
    }

    [Fact]
    public void Write_KeptAlive_GivesAllToOneProcessUntilReopen()
    {
        using var output = Program($"echo start >> {_directory}/received; cat >> {_directory}/received", keepAlive: true);
        for (int i = 1; i <= 3; i++) output.Write(Alerts.Numbered(i), flush: true);
        output.Reopen();
        Assert.Equal("start\nalert 1\nalert 2\nalert 3\n", Received);

        output.Write(Alerts.Numbered(4), flush: true);
        output.Reopen();
        Assert.Equal("start\nalert 1\nalert 2\nalert 3\nstart\nalert 4\n", Received);
        Wait.Until(() => Zombies().Count == 0);
    }

    [Fact]
    public void Write_ProgramDoesNotRead_IsNoFailure()
    {
        using var output = Program("true");
        output.Write(Alerts.Of(1, new string('a', 1024 * 1024)), flush: true);
    }

    [Theory]
    [InlineData("cat > /dev/null; exit 3")]
    [InlineData("exit 3")]
    public void Write_ProgramEndsWithAnError_IsRefusedOrTriedAgain(string program)
    {
        using var output = Program(program);
        using var spooled = Program(program, mustSucceed: true);

        Assert.Equal($"the program '{program}' ended with 3", Assert.Throws<AlertRefusedException>(() => output.Write(Alerts.Numbered(1), flush: true)).Message);
        Assert.Throws<IOException>(() => spooled.Write(Alerts.Numbered(1), flush: true));
        Wait.Until(() => Zombies().Count == 0);
    }

    [Fact]
    public void Queue_KeptProgramDies_IsStartedAgain()
    {
        using var queue = Queue(Program($"head -n 2 >> {_directory}/received", keepAlive: true));
        for (int i = 1; ; i++)
        {
            queue.Offer(Alerts.Numbered(i));
            if (Received.Split('\n').Length > 5) break;
            Assert.InRange(i, 1, 10_000);
            Wait.Until(() => queue.Waiting == 0);
        }

        Assert.Contains("reads no more", _log.Messages[0], StringComparison.Ordinal);
        Wait.Until(() => Zombies().Count == 0);
    }

    [Fact]
    public void Queue_ProgramBlocks_IsReportedAndEndsOnReopen()
    {
        var output = Program($"if mkdir {_directory}/first 2> /dev/null; then sleep 1000; fi; cat >> {_directory}/received");
        using var queue = Queue(output);
        queue.Offer(Alerts.Numbered(1));
        queue.Offer(Alerts.Numbered(2));
        Wait.Until(() => queue.Hangs);
        Assert.StartsWith("\"program\" output timeout", Assert.Single(_log.Messages), StringComparison.Ordinal);

        queue.Reopen();
        Wait.Until(() => queue.Waiting == 0);
        Assert.Equal("alert 2\n", Received);
        Wait.Until(() => Zombies().Count == 0);
    }

    [Fact]
    public void Queue_KeptProgramReadsNothing_IsReportedAndRestartedOnReopen()
    {
        var output = Program($"if mkdir {_directory}/first 2> /dev/null; then sleep 1000; fi; cat >> {_directory}/received", keepAlive: true);
        using var queue = Queue(output);
        string line = new('a', 100_000);
        queue.Offer(Alerts.Of(1, line));
        Wait.Until(() => queue.Hangs);

        queue.Reopen();
        Wait.Until(() => Received == line + "\n");
        Wait.Until(() => Zombies().Count == 0);
    }

    static ProgramOutput Program(string program, bool keepAlive = false, bool mustSucceed = false) =>
        new(new ProgramOutputOptions { Program = program, KeepAlive = keepAlive, MustSucceed = mustSucceed });

    OutputQueue Queue(ProgramOutput output) => new(output, new(), new() { FirstPause = TimeSpan.FromMilliseconds(5), Timeout = TimeSpan.FromMilliseconds(100) }, _log.Write);

    // Of this process, other tests' too. The runtime reaps a child a moment after it has ended.
    static List<string> Zombies()
    {
        string parent = $"PPid:\t{Environment.ProcessId}";
        List<string> zombies = [];
        foreach (string directory in Directory.EnumerateDirectories("/proc").Where(d => char.IsAsciiDigit(d[^1])))
        {
            try
            {
                string[] status = File.ReadAllLines($"{directory}/status");
                if (status.Contains(parent) && status.Any(line => line.StartsWith("State:\tZ", StringComparison.Ordinal))) zombies.Add(status[0]);
            }
            catch (IOException)
            {
                // It has ended.
            }
        }

        return zombies;
    }
}
