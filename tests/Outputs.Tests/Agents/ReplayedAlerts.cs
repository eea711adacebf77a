using System.Diagnostics;
using System.Globalization;
using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.Scap;
using Gyrfalcon.Live.Tests.Support;
using Gyrfalcon.Outputs.Tests.Receivers;

namespace Gyrfalcon.Outputs.Tests.Agents;

/// <summary>The binary, replaying a capture that raises an alert with each event, with a spool in a directory of its own.</summary>
sealed class ReplayedAlerts : IDisposable
{
    readonly string _directory = Directory.CreateTempSubdirectory("gyr-replay-").FullName;

    /// <summary>Writes the capture.</summary>
    public ReplayedAlerts(int count)
    {
        if (!File.Exists(Repository.Binary)) Assert.Skip($"{Repository.Binary} is not there; 'make build' makes it");
        File.WriteAllText($"{_directory}/rules.yaml", """
            - rule: r
              desc: d
              condition: evt.type = openat
              output: alert %evt.num %fd.name
              priority: WARNING
            """);
        using var file = File.Create($"{_directory}/capture.scap");
        using var writer = new ScapWriter(file, "capture.scap", compress: false);
        for (int i = 1; i <= count; i++)
        {
            byte[] block = new EventBuilder(EventCode.SyscallOpenatV2X, 20, (ulong)i).With("fd", 3).With("dirfd", -100).With("name", "/etc/passwd")
                .With("flags", 1).With("mode", 0).With("dev", 0).With("ino", 1).Build();
            writer.Write(EventBuilder.View(block));
        }

        writer.Complete();
    }

    /// <summary>The last number that was given to an alert.</summary>
    public long LastSequence
    {
        get
        {
            // The agent holds a lock on the file, which the base class library heeds and od does not.
            using var od = Process.Start(new ProcessStartInfo("od", ["-A", "n", "-t", "d8", $"{_directory}/spool/sequence"]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            return long.TryParse(od.StandardOutput.ReadToEnd(), NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out long last) ? last : 0;
        }
    }

    /// <summary>Starts the agent.</summary>
    public RunningAgent Start(params IEnumerable<string> settings)
    {
        string[] all = [$"gyrfalcon.spool.directory={_directory}/spool", "gyrfalcon.spool.enabled=true", "stdout_output.enabled=false", .. settings];
        return new RunningAgent(Process.Start(new ProcessStartInfo(
            Repository.Binary, ["replay", $"{_directory}/capture.scap", "-r", $"{_directory}/rules.yaml", "-c", "/dev/null", .. all.SelectMany(s => (string[])["-o", s])])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!);
    }

    /// <summary>Starts the agent, and kills it once it has numbered so many alerts.</summary>
    public string KillAt(long sequence, params IEnumerable<string> settings)
    {
        using var agent = Start(settings);
        Wait.Until(() => LastSequence >= sequence || agent.HasExited);
        return agent.Kill();
    }

    public void Dispose() => Directory.Delete(_directory, recursive: true);
}
