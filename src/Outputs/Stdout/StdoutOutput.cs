namespace Gyrfalcon.Outputs.Stdout;

/// <summary>Writes each alert as one line to standard output.</summary>
public sealed class StdoutOutput(Stream stdout) : IAlertOutput
{
    readonly byte[] _newline = "\n"u8.ToArray();

    /// <inheritdoc/>
    public string Name => "stdout";

    /// <inheritdoc/>
    public void Write(ReadOnlySpan<byte> line)
    {
        stdout.Write(line);
        stdout.Write(_newline);
        stdout.Flush();
    }

    /// <inheritdoc/>
    public void Dispose() => stdout.Flush();
}
