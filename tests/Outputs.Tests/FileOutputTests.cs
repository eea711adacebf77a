using Gyrfalcon.Outputs.Files;
using Gyrfalcon.Outputs.Tests.Receivers;

namespace Gyrfalcon.Outputs.Tests;

public sealed class FileOutputTests : IDisposable
{
    readonly string _directory = Directory.CreateTempSubdirectory("gyr-file-").FullName;

    string AlertsFile => Path.Combine(_directory, "alerts");

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Write_FileWithLines_AppendsWhereverItsEndIs(bool keepAlive)
    {
        File.WriteAllText(AlertsFile, "before\n");
        using var output = Open(keepAlive);
        output.Write(Alerts.Numbered(1), flush: true);
        File.AppendAllText(AlertsFile, "of another\n");
        output.Write(Alerts.Numbered(2), flush: true);
        Assert.Equal("before\nalert 1\nof another\nalert 2\n", File.ReadAllText(AlertsFile));

        // As programs do that rotate a file without telling.
        File.WriteAllText(AlertsFile, "");
        output.Write(Alerts.Numbered(3), flush: true);
        Assert.Equal("alert 3\n", File.ReadAllText(AlertsFile));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Reopen_FileWasMovedAway_StartsANewOneAtOnce(bool keepAlive)
    {
        using var output = Open(keepAlive);
        output.Write(Alerts.Numbered(1), flush: true);
        File.Move(AlertsFile, AlertsFile + ".1");
        output.Reopen();
        Assert.Equal("", File.ReadAllText(AlertsFile));

        output.Write(Alerts.Numbered(2), flush: true);
        Assert.Equal("alert 1\n", File.ReadAllText(AlertsFile + ".1"));
        Assert.Equal("alert 2\n", File.ReadAllText(AlertsFile));
    }

    [Fact]
    public void Write_WithoutFlush_KeepsLinesUntilTheNextFlush()
    {
        using var output = Open(keepAlive: true);
        output.Write(Alerts.Numbered(1), flush: false);
        Assert.False(File.Exists(AlertsFile));
        output.Write(Alerts.Numbered(2), flush: true);
        Assert.Equal("alert 1\nalert 2\n", File.ReadAllText(AlertsFile));
    }

    [Fact]
    public void Write_NoSuchDirectory_FailsWithPathAndReasonUntilItIsThere()
    {
        string directory = Path.Combine(_directory, "later");
        using var output = new FileOutput(new FileOutputOptions { Path = Path.Combine(directory, "alerts") });
        output.Write(Alerts.Numbered(1), flush: false);
        var failure = Assert.Throws<IOException>(() => output.Write(Alerts.Numbered(2), flush: true));
        Assert.Equal($"failed to open output file {directory}/alerts: No such file or directory", failure.Message);

        Directory.CreateDirectory(directory);
        output.Write(Alerts.Numbered(2), flush: true);
        Assert.Equal("alert 1\nalert 2\n", File.ReadAllText(Path.Combine(directory, "alerts")));
    }

    [Fact]
    public void Write_DiskIsFull_Fails()
    {
        using var output = new FileOutput(new FileOutputOptions { Path = "/dev/full", KeepAlive = true });
        Assert.Contains("No space left on device", Assert.Throws<IOException>(() => output.Write(Alerts.Numbered(1), flush: true)).Message, StringComparison.Ordinal);
    }

    FileOutput Open(bool keepAlive) => new(new FileOutputOptions { Path = AlertsFile, KeepAlive = keepAlive });
}
