using System.Collections.Concurrent;
using System.Text;

namespace Gyrfalcon.Outputs.Tests.Receivers;

/// <summary>Keeps what it is given; what it does before is the test's.</summary>
sealed class RecordingOutput(string name = "fake") : IAlertOutput
{
    public ConcurrentQueue<(string Line, bool Flush)> Written { get; } = [];

    public IEnumerable<string> Lines => Written.Select(w => w.Line);

    /// <summary>Called before an alert is kept.</summary>
    public Action<Alert> Before { get; set; } = _ => { };

    public int Reopened { get; private set; }

    public bool IsDisposed { get; private set; }

    public string Name => name;

    public void Write(in Alert alert, bool flush)
    {
        Before(alert);
        Written.Enqueue((Encoding.UTF8.GetString(alert.Line), flush));
    }

    public void Reopen() => Reopened++;

    public void Dispose() => IsDisposed = true;
}
