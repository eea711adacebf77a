using Gyrfalcon.Outputs;

namespace Gyrfalcon.Hosting;

/// <summary>An output that shares its terminal with a progress bar.</summary>
sealed class OutputBesideBar(IAlertOutput output, ProgressBar bar) : IAlertOutput
{
    /// <inheritdoc/>
    public string Name => output.Name;

    /// <inheritdoc/>
    public void Write(in Alert alert, bool flush)
    {
        using (bar.Hide()) output.Write(alert, flush);
    }

    /// <inheritdoc/>
    public void Dispose() => output.Dispose();
}
