using System.Collections.Concurrent;

namespace Gyrfalcon.Outputs.Tests.Receivers;

/// <summary>A web server that is stopped half of the time.</summary>
sealed class FlickeringServer : IDisposable
{
    static readonly TimeSpan s_phase = TimeSpan.FromMilliseconds(250);

    readonly Thread _thread;
    readonly ManualResetEventSlim _ends = new();
    readonly ConcurrentQueue<PostedAlert> _posted = [];
    WebServer _server;

    public FlickeringServer()
    {
        _server = new WebServer();
        Url = _server.Url;
        _thread = new Thread(Flicker);
        _thread.Start();
    }

    public Uri Url { get; }

    public IEnumerable<PostedAlert> Posted => _posted;

    public int Stops { get; private set; }

    public void Dispose()
    {
        _ends.Set();
        _thread.Join();
        _ends.Dispose();
    }

    void Flicker()
    {
        while (!_ends.Wait(s_phase))
        {
            Stop();
            if (_ends.Wait(s_phase)) return;
            _server = new WebServer(port: Url.Port);
        }

        Stop();
    }

    void Stop()
    {
        Stops++;
        _server.Dispose();
        foreach (var alert in _server.Posted) _posted.Enqueue(alert);
    }
}
