using Gyrfalcon.Engine.Rules;
using Gyrfalcon.Outputs.Programs;
using Gyrfalcon.Outputs.Spool;
using Gyrfalcon.Outputs.Tests.Receivers;

namespace Gyrfalcon.Outputs.Tests;

public sealed class SpooledOutputTests : IDisposable
{
    static readonly DeliveryOptions s_quick = new() { FirstPause = TimeSpan.FromMilliseconds(1), LongestPause = TimeSpan.FromMilliseconds(4), Timeout = TimeSpan.FromSeconds(60) };

    readonly string _directory = Directory.CreateTempSubdirectory("gyr-spooled-").FullName;
    readonly Log _log = new();

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void Write_ReceiverIsAwayUntilTheEnd_TheNextProcessSendsIt()
    {
        Send(3, new RecordingOutput { Before = _ => throw new IOException("away") }, s_quick with { Timeout = TimeSpan.FromMilliseconds(50) });
        var there = new RecordingOutput();
        Send(2, there);

        Assert.Equal(["alert 1", "alert 2", "alert 3", "alert 4", "alert 5"], there.Lines);
        Assert.True(there.IsDisposed);
    }

    [Fact]
    public void Write_AlertIsRefused_IsCountedAndNotSentAgain()
    {
        var output = new RecordingOutput
        {
            Before = alert =>
            {
                if (alert.Sequence == 2) throw new AlertRefusedException("status 400");
            },
        };
        Assert.Equal(1, Send(3, output));
        Send(1, output);
        Assert.Equal(["alert 1", "alert 3", "alert 4"], output.Lines);
    }

    [Fact]
    public void Open_NumbersAreMissingAtTheEnd_ReportsThemOnce()
    {
        Send(3, new RecordingOutput());
        using (var sequence = new AlertSequence(_directory))
        {
            for (int i = 0; i < 7; i++) sequence.Next();
        }

        Send(1, new RecordingOutput());
        Send(1, new RecordingOutput());
        Assert.StartsWith("output 'fake': 7 alerts (4 to 10) never reached its spool", Assert.Single(_log.Messages), StringComparison.Ordinal);
    }

    [Fact]
    public void Open_NothingWasEverAcknowledged_ReportsWhatIsMissingAllTheSame()
    {
        Send(3, new RecordingOutput { Before = _ => throw new IOException("away") }, s_quick with { Timeout = TimeSpan.FromMilliseconds(50) });
        using (var sequence = new AlertSequence(_directory)) sequence.Next();
        Send(1, new RecordingOutput());
        Assert.Contains(_log.Messages, m => m.StartsWith("output 'fake': 1 alerts (4 to 4) never reached its spool", StringComparison.Ordinal));
    }

    [Fact]
    public void Open_NumbersWereLost_GoesOnBehindTheSpool()
    {
        Send(3, new RecordingOutput());
        File.Delete($"{_directory}/sequence");
        var output = new RecordingOutput();
        Send(1, output);
        Assert.Equal(["alert 4"], output.Lines);
    }

    [Fact]
    public void Open_AnotherProcessHasIt_Fails()
    {
        using var sequence = new AlertSequence(_directory);
        Assert.Throws<IOException>(() => new AlertSequence(_directory));
    }

    [Fact]
    public void Write_ProgramFailsForAWhile_EachAlertIsAcknowledgedByExitZero()
    {
        string program = $"test -e {_directory}/up || exit 1; cat >> {_directory}/received";
        var output = new ProgramOutput(new ProgramOutputOptions { Program = program, MustSucceed = true });
        using (var sequence = new AlertSequence(_directory))
        using (var queue = Open(output, sequence))
        {
            for (int i = 1; i <= 3; i++) queue.Offer(Alerts.Numbered(sequence.Next()));
            Wait.Until(() => queue.Fails);
            File.WriteAllText($"{_directory}/up", "");
            queue.Stop(TimeSpan.FromSeconds(60));
        }

        Assert.Equal("alert 1\nalert 2\nalert 3\n", File.ReadAllText($"{_directory}/received"));
    }

    // Runs an output as a process does from its start to its end; gives how many alerts were refused.
    long Send(int count, RecordingOutput output, DeliveryOptions? delivery = null)
    {
        using var sequence = new AlertSequence(_directory);
        using var queue = Open(output, sequence, delivery);
        for (int i = 1; i <= count; i++)
        {
            var alert = Alerts.Numbered(sequence.Next(), Priority.Notice);
            queue.Offer(alert);
        }

        queue.Stop(TimeSpan.FromSeconds(60));
        return queue.Failed;
    }

    OutputQueue Open(IAlertOutput output, AlertSequence sequence, DeliveryOptions? delivery = null) =>
        new(new SpooledOutput(output, new SpoolOptions { Directory = _directory }, sequence, delivery ?? s_quick, _log.Write), new(), s_quick, _log.Write);
}
