using System.Globalization;

namespace Gyrfalcon.Hosting;

/// <summary>
/// The last line of a terminal while a file is read: how much of it, the events so far, their rate, the time that is left. It is
/// shown for what takes more than two seconds.
/// </summary>
/// <param name="terminal">The terminal.</param>
/// <param name="file">The file.</param>
/// <param name="time">The clock.</param>
sealed class ProgressBar(TextWriter terminal, CaptureFile file, TimeProvider time)
{
    const int Width = 24;

    // Without wrapping, so that a narrow terminal cuts the line and can still go back to its beginning.
    const string Begin = "\r\e[?7l", End = "\e[?7h\e[K", Erase = "\r\e[K";

    static readonly TimeSpan s_long = TimeSpan.FromSeconds(2);

    // Before this the rate says little about the rest.
    static readonly TimeSpan s_firstLook = TimeSpan.FromMilliseconds(300);
    static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(100);

    readonly Lock _lock = new();
    readonly long _start = time.GetTimestamp();
    TimeSpan _next = s_firstLook;
    bool _isShown;
    bool _isWanted;

    /// <summary>A bar on standard error; null where that is no terminal.</summary>
    public static ProgressBar? ForError(CaptureFile file) =>
        Terminals.HasControls(Console.IsErrorRedirected) ? new ProgressBar(Console.Error, file, TimeProvider.System) : null;

    /// <summary>Shows how far the reader is; does nothing when it did a moment ago.</summary>
    /// <param name="events">The events so far.</param>
    public void Update(long events)
    {
        var elapsed = time.GetElapsedTime(_start);
        if (elapsed < _next) return;
        _next = elapsed + s_interval;
        double done = file.Size > 0 ? Math.Clamp((double)file.BytesRead / file.Size, 0, 1) : 0;
        TimeSpan? left = done > 0 ? elapsed * ((1 - done) / done) : null;
        _isWanted |= elapsed + (left ?? TimeSpan.Zero) > s_long;
        if (!_isWanted) return;

        lock (_lock)
        {
            terminal.Write(Begin + Text(done, left, events, events / elapsed.TotalSeconds) + End);
            _isShown = true;
        }
    }

    /// <summary>Takes the bar away, for something else to be written in its place until the scope is disposed; the next update brings it back.</summary>
    public Lock.Scope Hide()
    {
        var scope = _lock.EnterScope();
        if (_isShown) terminal.Write(Erase);
        _isShown = false;
        return scope;
    }

    static string Text(double done, TimeSpan? left, long events, double rate)
    {
        string counts = string.Create(CultureInfo.InvariantCulture, $"{events:N0} events, {rate:N0}/s");
        if (left is not { } rest) return counts;
        int filled = (int)(done * Width);
        string bar = (filled == 0 ? "" : new string('=', filled - 1) + ">").PadRight(Width);
        return string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(done * 100),3}% [{bar}] {counts}, {Duration(rest)} left");
    }

    // Rounded up: 0 s are left only at the end.
    static string Duration(TimeSpan time)
    {
        long seconds = (long)Math.Ceiling(time.TotalSeconds);
        return seconds < 60 ? $"{seconds} s"
            : seconds < 3600 ? $"{seconds / 60}:{seconds % 60:D2} min"
            : $"{seconds / 3600}:{seconds / 60 % 60:D2} h";
    }
}
