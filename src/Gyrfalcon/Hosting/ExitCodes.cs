namespace Gyrfalcon.Hosting;

/// <summary>How the process ends.</summary>
static class ExitCodes
{
    public const int Ok = 0;

    /// <summary>Any error, as in the reference.</summary>
    public const int Failed = 1;

    /// <summary>The file of the process id cannot be written, as in the reference.</summary>
    public const int NoPidFile = 255;
}
