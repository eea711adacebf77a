using System.Net;

namespace Gyrfalcon.Enrichment.Kubernetes.Api;

/// <summary>The API server did not answer as it should. The message is short: it becomes the reason in logs and alerts.</summary>
sealed class ApiException(string reason, HttpStatusCode? status = null, Exception? inner = null) : Exception(reason, inner)
{
    /// <summary>The reason where an answer could not be understood.</summary>
    public const string Nonsense = "the answer makes no sense";

    /// <summary>Whether what was asked about is too long ago: a list has to begin anew.</summary>
    public bool IsGone => status == HttpStatusCode.Gone;

    /// <summary>Whether asking again will not help until somebody grants a right.</summary>
    public bool IsRefusal => status is HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized;
}
