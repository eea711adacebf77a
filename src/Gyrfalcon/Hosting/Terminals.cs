namespace Gyrfalcon.Hosting;

/// <summary>What the standard streams can show.</summary>
static class Terminals
{
    /// <summary>Whether colours may be used: on a terminal that knows them, unless <c>NO_COLOR</c> is set (no-color.org).</summary>
    public static bool HasColour(bool redirected) =>
        HasControls(redirected) && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));

    /// <summary>Whether a line can be written over: on a terminal that knows more than lines.</summary>
    public static bool HasControls(bool redirected) => !redirected && Environment.GetEnvironmentVariable("TERM") is not (null or "dumb");
}
