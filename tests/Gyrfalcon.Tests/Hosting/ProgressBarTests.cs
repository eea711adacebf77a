using System.Text;
using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.Rules;
using Gyrfalcon.Engine.Tests.Scap;
using Gyrfalcon.Hosting;
using Gyrfalcon.Outputs;
using Gyrfalcon.Outputs.Stdout;
using Xunit;

namespace Gyrfalcon.Tests.Hosting;

public sealed class ProgressBarTests : IDisposable
{
    readonly string _path = Path.GetTempFileName();
    readonly StringWriter _terminal = new();
    readonly ManualTime _time = new();
    readonly CaptureFile _file;
    readonly ProgressBar _bar;

    public ProgressBarTests()
    {
        // Ten times what the reader takes at once.
        byte[] small = SmallCapture.File(), large = [.. Enumerable.Repeat(small, (256 * 1024 * 10 / small.Length) + 1).SelectMany(bytes => bytes)];
        File.WriteAllBytes(_path, large);
        _file = new CaptureFile(_path);
        _bar = new ProgressBar(_terminal, _file, _time);
    }

    public void Dispose()
    {
        _file.Dispose();
        File.Delete(_path);
    }

    [Fact]
    public void Update_MoreThanTwoSecondsInAll_ShowsWhereTheReaderIs()
    {
        Read();
        _time.Advance(0.5);
        _bar.Update(5000);

        Assert.Equal("\r\e[?7l  9% [=>                      ] 5,000 events, 10,000/s, 5 s left\e[?7h\e[K", _terminal.ToString());
    }

    [Fact]
    public void Update_LessThanTwoSecondsInAll_ShowsNothing()
    {
        Read();
        _time.Advance(0.1);
        _bar.Update(5000);
        while (_file.BytesRead < _file.Size / 2) Read();
        _time.Advance(0.5);
        _bar.Update(9000);

        Assert.Equal("", _terminal.ToString());
    }

    [Fact]
    public void Update_AMomentAfterTheLast_DoesNothing()
    {
        Read();
        _time.Advance(1);
        _bar.Update(1);
        _bar.Update(2);
        _time.Advance(0.05);
        _bar.Update(3);

        Assert.Equal(1, Count("events"));
    }

    [Fact]
    public void Hide_Shown_ErasesOnceUntilTheNextUpdate()
    {
        Read();
        _time.Advance(1);
        _bar.Update(1);
        _bar.Hide().Dispose();
        _bar.Hide().Dispose();
        Assert.EndsWith("\e[K\r\e[K", _terminal.ToString(), StringComparison.Ordinal);
        Assert.Equal(2, Count("\r"));

        _time.Advance(1);
        _bar.Update(2);
        Assert.Equal(3, Count("\r"));
    }

    [Fact]
    public void Write_OutputBesideTheBar_BeginsOnAnEmptyLine()
    {
        Read();
        _time.Advance(1);
        _bar.Update(1);
        int shown = _terminal.ToString().Length;
        new OutputBesideBar(new StdoutOutput(new TerminalStream(_terminal)), _bar).Write(new Alert(1, Priority.Notice, "an alert"u8.ToArray()), flush: true);

        Assert.Equal("\r\e[Kan alert\n", _terminal.ToString()[shown..]);
    }

    void Read() => Assert.Equal(ReadResult.Event, _file.Reader.Read(out _));

    int Count(string text) => _terminal.ToString().Split(text).Length - 1;

    /// <summary>A stream whose bytes arrive at a writer.</summary>
    sealed class TerminalStream(TextWriter terminal) : MemoryStream
    {
        public override void Write(ReadOnlySpan<byte> buffer) => terminal.Write(Encoding.UTF8.GetString(buffer));
        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));
    }
}
