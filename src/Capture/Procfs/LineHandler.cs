namespace Gyrfalcon.Capture.Procfs;

/// <summary>Takes one line of a file, without its end.</summary>
delegate void LineHandler(ReadOnlySpan<byte> line);
