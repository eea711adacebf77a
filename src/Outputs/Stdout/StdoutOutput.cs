namespace Gyrfalcon.Outputs.Stdout;

/// <summary>Writes each alert as one line to standard output.</summary>
public sealed class StdoutOutput(Stream stdout) : IAlertOutput
{
    readonly Lines _lines = new();

    /// <inheritdoc/>
    public string Name => "stdout";

    /// <inheritdoc/>
    public void Write(in Alert alert, bool flush)
    {
        _lines.Add(alert);
        if (!flush && !_lines.IsFull) return;
        try
        {
            stdout.Write(_lines.Bytes);
            stdout.Flush();
        }
        catch (IOException e)
        {
            // A pipe that nobody reads stays so, and part of the line may be out.
            throw new AlertRefusedException(e.Message);
        }
        finally
        {
            _lines.Clear();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => stdout.Flush();
}
