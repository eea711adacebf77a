using Gyrfalcon.Capture;
using Gyrfalcon.Configuration;
using Gyrfalcon.Engine.Events;
using Gyrfalcon.Hosting;

namespace Gyrfalcon.Doctor;

/// <summary>Whether the probe can be loaded and attached: it is, and goes again.</summary>
static class ProbeCheck
{
    const string Name = "probe";

    public static IEnumerable<Finding> Run(Settings settings)
    {
        if (LiveRequirements.Missing() is { Count: > 0 } missing) return missing.Select(Lack);
        try
        {
            using var source = Live.Open(settings);
            return [new(Name, FindingState.Good, "loaded, attached and taken away again")];
        }
        catch (CaptureException e)
        {
            return [new(Name, FindingState.Failure, e.Message, "see what the kernel says of it above")];
        }
    }

    // "What is missing: what to do."
    internal static Finding Lack(string sentence)
    {
        int end = sentence.IndexOf(": ", StringComparison.Ordinal);
        return end < 0 ? new(Name, FindingState.Failure, sentence) : new(Name, FindingState.Failure, sentence[..end], sentence[(end + 2)..].TrimEnd('.'));
    }
}
