namespace Gyrfalcon.Outputs.Programs;

/// <summary><c>program_output</c>.</summary>
public sealed record ProgramOutputOptions
{
    /// <summary><c>program</c>: what the shell runs.</summary>
    public required string Program { get; init; }

    /// <summary><c>keep_alive</c>: one process takes all alerts; else each alert gets its own.</summary>
    public bool KeepAlive { get; init; }

    /// <summary>
    /// Whether an alert counts as delivered only once its process has ended with 0, so that others are tried again. The reference does
    /// not look: programs such as <c>grep | mail</c> end with 1 when all is well.
    /// </summary>
    public bool MustSucceed { get; init; }
}
