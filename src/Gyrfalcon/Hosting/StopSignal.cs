using System.Runtime.InteropServices;

namespace Gyrfalcon.Hosting;

/// <summary>SIGINT and SIGTERM: the first asks the event loop to stop, a second ends the process at once.</summary>
public sealed class StopSignal : IDisposable
{
    readonly PosixSignalRegistration _interrupt;
    readonly PosixSignalRegistration _terminate;
    volatile bool _requested;

    /// <summary>Starts to listen.</summary>
    public StopSignal()
    {
        _interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Handle);
        _terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Handle);
    }

    /// <summary>Whether a stop was asked for.</summary>
    public bool IsRequested => _requested;

    /// <inheritdoc/>
    public void Dispose()
    {
        _interrupt.Dispose();
        _terminate.Dispose();
    }

    void Handle(PosixSignalContext context)
    {
        if (_requested) return;
        _requested = true;
        context.Cancel = true;
    }
}
