namespace Gyrfalcon.Outputs;

/// <summary>
/// Hands alerts to an output one after the other: tries again after a pause what failed, and says when the
/// output fails, hangs and works again.
/// </summary>
public sealed class Delivery : IDisposable
{
    readonly IAlertOutput _output;
    readonly DeliveryOptions _options;
    readonly Action<string> _log;
    readonly ManualResetEventSlim _ends = new();
    readonly Timer? _watchdog;
    long _delivered;
    long _failed;
    long _writes;
    long _writesAtLastTick;
    bool _isWriting;
    bool _hangs;
    bool _fails;
    bool _gaveUp;
    bool _refused;

    /// <summary>Prepares it.</summary>
    /// <param name="output">The output; it stays the caller's.</param>
    /// <param name="options">Tries and pauses.</param>
    /// <param name="log">Takes messages.</param>
    public Delivery(IAlertOutput output, DeliveryOptions options, Action<string> log)
    {
        _output = output;
        _options = options;
        _log = log;
        if (options.Timeout > TimeSpan.Zero) _watchdog = new Timer(_ => Watch(), null, options.Timeout, options.Timeout);
    }

    /// <summary>Alerts that the output took.</summary>
    public long Delivered => Volatile.Read(ref _delivered);

    /// <summary>Alerts that it refused, or that were given up.</summary>
    public long Failed => Volatile.Read(ref _failed);

    /// <summary>Whether a delivery takes longer than <see cref="DeliveryOptions.Timeout"/>.</summary>
    public bool Hangs => Volatile.Read(ref _hangs);

    /// <summary>Whether the last try failed.</summary>
    public bool Fails => Volatile.Read(ref _fails);

    /// <summary>Delivers one alert, however long it takes. What becomes of one that is not delivered is the caller's.</summary>
    public DeliveryResult Deliver(in Alert alert, bool flush)
    {
        int waiting = _output.Held + 1;
        var result = Try(alert, flush);
        // What the output still holds goes with the next alert.
        Interlocked.Add(ref result == DeliveryResult.Delivered ? ref _delivered : ref _failed, waiting - _output.Held);
        return result;
    }

    /// <summary>Opens the output anew; what goes wrong is logged, and the next alert finds it out too.</summary>
    public void Reopen()
    {
        try
        {
            _output.Reopen();
        }
        catch (IOException e)
        {
            _log($"output '{_output.Name}': {e.Message}");
        }
    }

    /// <summary>Makes a delivery that hangs fail, where that is possible. May be called on any thread.</summary>
    public void Unblock()
    {
        if (Hangs) _output.Unblock();
    }

    /// <summary>From now on nothing is tried twice.</summary>
    public void End() => _ends.Set();

    /// <inheritdoc/>
    public void Dispose()
    {
        _ends.Set();
        _watchdog?.Dispose();
    }

    DeliveryResult Try(in Alert alert, bool flush)
    {
        var pause = _options.FirstPause;
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                Write(alert, flush);
                if (_fails) _log($"output '{_output.Name}' works again");
                _fails = _gaveUp = false;
                return DeliveryResult.Delivered;
            }
            catch (AlertRefusedException e)
            {
                if (!_refused) _log($"output '{_output.Name}': {e.Message}; this alert is lost, and each like it is counted");
                _refused = true;
                return DeliveryResult.Refused;
            }
            catch (Exception e)
            {
                // Whatever it is, a library that is missing or a defect: detection and the other outputs go on.
                if (!_fails) _log($"output '{_output.Name}': {(e is IOException ? e.Message : e.ToString())}; it is tried again");
                _fails = true;
                // Once one was given up, those that follow need not find out at the same length that the receiver is gone.
                if (_gaveUp || attempt >= _options.Tries) _gaveUp = true;
                if (_gaveUp || _ends.Wait(pause)) return DeliveryResult.GivenUp;
                pause = TimeSpan.FromTicks(Math.Min(pause.Ticks * 2, _options.LongestPause.Ticks));
            }
        }
    }

    void Write(in Alert alert, bool flush)
    {
        Interlocked.Increment(ref _writes);
        Volatile.Write(ref _isWriting, true);
        try
        {
            _output.Write(alert, flush);
        }
        finally
        {
            Volatile.Write(ref _isWriting, false);
            Volatile.Write(ref _hangs, false);
        }
    }

    // A delivery that two ticks find at work has taken longer than the time between them.
    void Watch()
    {
        long writes = Volatile.Read(ref _writes);
        bool isTheSame = Volatile.Read(ref _isWriting) && writes == _writesAtLastTick;
        _writesAtLastTick = writes;
        if (!isTheSame || _hangs) return;
        _log($"\"{_output.Name}\" output timeout: a delivery takes longer than {_options.Timeout.TotalMilliseconds:0} ms; the other outputs go on");
        Volatile.Write(ref _hangs, true);
    }
}
