namespace Gyrfalcon.Engine.State;

/// <summary>Text parameters that are not available, as the writers of captures have put it over time.</summary>
static class ParameterText
{
    /// <summary>What stands for a path or name that is not available.</summary>
    public static ReadOnlySpan<byte> Missing => "<NA>"u8;

    /// <summary>Whether a text says that it is not available.</summary>
    public static bool IsMissing(ReadOnlySpan<byte> text) => text.IsEmpty || text.SequenceEqual(Missing) || text.SequenceEqual("(NULL)"u8);
}
