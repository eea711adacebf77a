using System.Diagnostics;

namespace Gyrfalcon.Outputs.Tests.Receivers;

/// <summary>rsyslogd on a socket of its own; it writes facility, severity, program and message of what it receives to a file.</summary>
sealed class Rsyslog : IDisposable
{
    readonly string _directory = Directory.CreateTempSubdirectory("gyr-rsyslog-").FullName;
    Process? _process;

    public Rsyslog()
    {
        if (!File.Exists("/usr/sbin/rsyslogd")) Assert.Skip("rsyslog is not installed");
        File.WriteAllText($"{_directory}/conf", $$"""
            global(workDirectory="{{_directory}}" maxMessageSize="64k")
            module(load="imuxsock" SysSock.Use="off")
            input(type="imuxsock" Socket="{{Socket}}" CreatePath="on")
            template(name="parts" type="string" string="%syslogfacility-text%|%syslogseverity-text%|%programname%|%msg%\n")
            action(type="omfile" file="{{_directory}}/received" template="parts")
            """);
        Start();
    }

    public string Socket => $"{_directory}/log";

    public IReadOnlyList<string> Received => File.Exists($"{_directory}/received") ? File.ReadAllLines($"{_directory}/received") : [];

    public void Start()
    {
        _process = Process.Start("/usr/sbin/rsyslogd", ["-n", "-f", $"{_directory}/conf", "-i", $"{_directory}/pid"]);
        Wait.Until(() => File.Exists(Socket));
    }

    public void Stop()
    {
        _process!.Kill();
        _process.WaitForExit();
        File.Delete(Socket);
    }

    public void Dispose()
    {
        if (_process is { HasExited: false }) Stop();
        _process?.Dispose();
        Directory.Delete(_directory, recursive: true);
    }
}
