using System.Runtime.InteropServices;

namespace Gyrfalcon.Hosting;

/// <summary>SIGINT and SIGTERM: the first asks the event loop to stop, a second ends the process at once.</summary>
public sealed class StopSignal : IDisposable
{
    readonly PosixSignalRegistration _interrupt;
    readonly PosixSignalRegistration _terminate;
    readonly ManualResetEventSlim _set = new();

    /// <summary>Starts to listen.</summary>
    public StopSignal()
    {
        _interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Handle);
        _terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Handle);
    }

    /// <summary>Whether a stop was asked for.</summary>
    public bool IsRequested => _set.IsSet;

    /// <summary>Waits until a stop is asked for, or for a time.</summary>
    public void Wait(TimeSpan limit) => _set.Wait(limit);

    /// <inheritdoc/>
    public void Dispose()
    {
        _interrupt.Dispose();
        _terminate.Dispose();
        _set.Dispose();
    }

    void Handle(PosixSignalContext context)
    {
        if (_set.IsSet) return;
        _set.Set();
        context.Cancel = true;
    }
}
