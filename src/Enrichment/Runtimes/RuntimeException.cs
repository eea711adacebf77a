namespace Gyrfalcon.Enrichment.Runtimes;

/// <summary>A runtime did not answer as it should. The message is short: it becomes the reason in alerts.</summary>
sealed class RuntimeException(string reason, Exception? inner = null) : Exception(reason, inner)
{
    /// <summary>The reason where an answer could not be understood.</summary>
    public const string Nonsense = "the answer makes no sense";
}
