using System.Text;

namespace Gyrfalcon.Engine.Parking;

/// <summary>What became of events that lacked the metadata of their container. Written by the thread that detects.</summary>
public sealed class EnrichmentCounters
{
    // Reasons are a few words, of a small set; a runtime that answers garbage must not make it a large one.
    const int MaxReasons = 64;
    const string OtherReasons = "other";

    readonly Dictionary<string, long> _failures = [];

    /// <summary>Events that were parked until the metadata came, or did not.</summary>
    public long Parked { get; internal set; }

    /// <summary>Alerts that went out without the metadata, by the reason.</summary>
    public IReadOnlyDictionary<string, long> Failures => _failures;

    internal void CountFailure(ReadOnlySpan<byte> reason)
    {
        string text = Encoding.UTF8.GetString(reason);
        if (_failures.Count >= MaxReasons && !_failures.ContainsKey(text)) text = OtherReasons;
        _failures[text] = _failures.GetValueOrDefault(text) + 1;
    }
}
