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
        if (LiveRequirements.Missing() is { Count: > 0 } missing) return missing.Select(m => Finding.OfSentence(Name, FindingState.Failure, m));
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
}
