namespace Gyrfalcon.Hosting;

/// <summary>What the standard streams can show.</summary>
static class Terminals
{
    /// <summary>Whether colours may be used: on a terminal that knows them, unless <c>NO_COLOR</c> is set (no-color.org).</summary>
    public static bool HasColour(bool redirected) =>
        !redirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) && Environment.GetEnvironmentVariable("TERM") is not (null or "dumb");
}
