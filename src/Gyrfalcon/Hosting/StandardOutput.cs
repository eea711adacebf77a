using Microsoft.Win32.SafeHandles;

namespace Gyrfalcon.Hosting;

/// <summary>Standard output for programs that must end when nobody reads on (<c>| head</c>).</summary>
static class StandardOutput
{
    const int BrokenPipe = 32;

    /// <summary>The stream. The console's own does not tell that a pipe was closed, so that a program would write to its end.</summary>
    public static Stream Open()
    {
        var stream = new FileStream(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write, bufferSize: 0);

        // In a file this one would keep a position of its own and write over what another program appends.
        return stream.CanSeek ? Console.OpenStandardOutput() : stream;
    }

    /// <summary>Whether a write failed because nobody reads on.</summary>
    public static bool IsClosed(IOException failure) => failure.HResult == BrokenPipe;
}
