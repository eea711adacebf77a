namespace Gyrfalcon.Outputs.Files;

/// <summary><c>file_output</c>.</summary>
public sealed record FileOutputOptions
{
    /// <summary><c>filename</c>.</summary>
    public required string Path { get; init; }

    /// <summary><c>keep_alive</c>: the file stays open between alerts.</summary>
    public bool KeepAlive { get; init; }
}
