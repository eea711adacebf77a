namespace Gyrfalcon.Outputs.Spool;

/// <summary>A place between two records.</summary>
/// <param name="Segment">The number of the segment file.</param>
/// <param name="Offset">The bytes before it in that file.</param>
readonly record struct SpoolPosition(long Segment, long Offset);
