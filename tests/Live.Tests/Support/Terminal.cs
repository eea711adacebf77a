using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Gyrfalcon.Live.Tests.Support;

/// <summary>A pseudo terminal: the test holds the master's side, a program gets <see cref="Path"/>.</summary>
sealed class Terminal : IDisposable
{
    static readonly TimeSpan s_limit = TimeSpan.FromSeconds(20);

    readonly FileStream _master;
    readonly SafeFileHandle _slave;
    readonly Thread _reader;
    readonly StringBuilder _text = new();

    public Terminal()
    {
        SafeFileHandle master = Libc.posix_openpt(Libc.O_RDWR | Libc.O_NOCTTY);
        Span<byte> name = stackalloc byte[64];
        if (master.IsInvalid || Libc.grantpt(master) != 0 || Libc.unlockpt(master) != 0 || Libc.ptsname_r(master, name, 64) != 0)
            throw new IOException("no pseudo terminal");
        Path = Encoding.UTF8.GetString(name[..name.IndexOf((byte)0)]);
        // Held open, so that the master reads no hang-up before the program has opened its side.
        _slave = Libc.open(Path, Libc.O_RDWR | Libc.O_NOCTTY);
        _master = new FileStream(master, FileAccess.ReadWrite, bufferSize: 0);
        _reader = new Thread(Read) { IsBackground = true, Name = "terminal" };
        _reader.Start();
    }

    public string Path { get; }

    public void Type(string text) => _master.Write(Encoding.UTF8.GetBytes(text));

    /// <summary>Waits until the program has printed <paramref name="text"/>.</summary>
    public void Expect(string text)
    {
        DateTime end = DateTime.UtcNow + s_limit;
        lock (_text)
            while (!_text.ToString().Contains(text, StringComparison.Ordinal))
                if (!Monitor.Wait(_text, TimeSpan.FromSeconds(1)) && DateTime.UtcNow > end)
                    throw new TimeoutException($"the terminal never showed '{text}', but: {_text}");
    }

    public void Dispose()
    {
        _slave.Dispose();
        _reader.Join(s_limit);
        _master.Dispose();
    }

    void Read()
    {
        byte[] buffer = new byte[4096];
        try
        {
            int count;
            while ((count = _master.Read(buffer)) > 0)
                lock (_text)
                {
                    _text.Append(Encoding.UTF8.GetString(buffer, 0, count));
                    Monitor.PulseAll(_text);
                }
        }
        catch (IOException)
        {
            // EIO is how a master learns that no one holds the other side any more.
        }
    }
}
