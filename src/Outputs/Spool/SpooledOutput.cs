namespace Gyrfalcon.Outputs.Spool;

/// <summary>
/// An output behind a spool: an alert is accepted once it is on disk, and another thread sends it until the receiver has acknowledged
/// it, at least once, the oldest first, across ends and kills of the process.
/// </summary>
public sealed class SpooledOutput : IAlertOutput
{
    readonly IAlertOutput _output;
    readonly AlertSpool _spool;
    readonly Delivery _delivery;
    readonly TimeSpan _grace;
    readonly Action<string> _log;
    readonly Thread _sender;
    volatile bool _reopens;

    /// <summary>Opens the spool and begins to send what is in it.</summary>
    /// <param name="output">The receiver's end; disposed by the thread that sends.</param>
    /// <param name="options">Where the spool is, and how much it holds.</param>
    /// <param name="sequence">The agent's numbers: those that are missing at the end of the spool are lost, and reported.</param>
    /// <param name="delivery">How alerts are sent; they are tried for ever, and for <see cref="DeliveryOptions.Timeout"/> after the end.</param>
    /// <param name="log">Takes messages, from any thread.</param>
    /// <exception cref="IOException">The spool cannot be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">The same.</exception>
    public SpooledOutput(IAlertOutput output, SpoolOptions options, AlertSequence sequence, DeliveryOptions delivery, Action<string> log)
    {
        _output = output;
        _log = log;
        _grace = delivery.Timeout;
        _spool = new AlertSpool(Path.Combine(options.Directory, output.Name), options.MaxMegabytes * 1024L * 1024, log);
        ReportGap(sequence);
        if (_spool.WaitingBytes > 0) log($"output '{Name}': {_spool.WaitingBytes:N0} bytes of alerts wait in its spool; they are sent first");
        _delivery = new Delivery(output, delivery with { Tries = int.MaxValue }, log);
        _sender = new Thread(Send) { IsBackground = true, Name = $"spool of {Name}" };
        _sender.Start();
    }

    /// <inheritdoc/>
    public string Name => _output.Name;

    /// <summary>What became of the alerts that left the spool.</summary>
    public Delivery Delivery => _delivery;

    /// <summary>How many bytes of alerts wait in it.</summary>
    public long WaitingBytes => _spool.WaitingBytes;

    /// <summary>Alerts that were in memory alone when the process before this one ended.</summary>
    public long LostBefore { get; private set; }

    /// <summary>Accepts an alert. It waits while the spool is full: the queue before it fills, and drops and counts.</summary>
    public void Write(in Alert alert, bool flush) => _spool.Append(alert);

    /// <inheritdoc/>
    public void Reopen()
    {
        _reopens = true;
        _delivery.Unblock();
    }

    /// <summary>Sends what waits for a while; the rest stays for the next start.</summary>
    public void Dispose()
    {
        _spool.Close();
        if (!_sender.Join(_grace)) _spool.Abort();
        _delivery.Dispose();
    }

    void ReportGap(AlertSequence sequence)
    {
        sequence.AtLeast(_spool.LastSequence);
        if (_spool.IsNew) _spool.Begin(sequence.Last);
        LostBefore = sequence.Last - _spool.LastSequence;
        if (LostBefore > 0) _log($"output '{Name}': {LostBefore:N0} alerts ({_spool.LastSequence + 1} to {sequence.Last}) never reached its spool: they were in memory alone when the agent ended, or its queue was full");
    }

    void Send()
    {
        while (_spool.TryRead(out var alert))
        {
            if (_reopens)
            {
                _reopens = false;
                _delivery.Reopen();
            }

            var result = _delivery.Deliver(alert, flush: !(_output.IsBatched && _spool.HasMore));
            if (result == DeliveryResult.GivenUp) break;
            if (_output.Held == 0) _spool.Acknowledge(alert);
        }

        _output.Dispose();
        _spool.Dispose();
    }
}
