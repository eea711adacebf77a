namespace Gyrfalcon.Doctor;

/// <summary>What one check found.</summary>
/// <param name="Check">What was looked at, in a word or two.</param>
/// <param name="State">How well it is.</param>
/// <param name="Text">What was found.</param>
/// <param name="Remedy">What to do about it; empty when there is nothing to do.</param>
sealed record Finding(string Check, FindingState State, string Text, string Remedy = "")
{
    /// <summary>A finding from a sentence that says what is missing and, behind a colon, what to do.</summary>
    public static Finding OfSentence(string check, FindingState state, string sentence)
    {
        int end = sentence.IndexOf(": ", StringComparison.Ordinal);
        return end < 0 ? new(check, state, sentence) : new(check, state, sentence[..end], sentence[(end + 2)..].TrimEnd('.'));
    }
}
