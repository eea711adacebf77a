namespace Gyrfalcon.Enrichment.Description;

/// <summary>The parts of an image's name: <c>registry:5000/team/app:tag@sha256:…</c>.</summary>
readonly record struct ImageName(string Repository, string Tag, string Digest)
{
    /// <summary>Takes a name apart; what it does not have is empty.</summary>
    public static ImageName Parse(string name)
    {
        int at = name.IndexOf('@');
        string digest = at < 0 ? "" : name[(at + 1)..];
        if (at >= 0) name = name[..at];

        // A colon before the last slash leads a port.
        int colon = name.LastIndexOf(':');
        return colon > name.LastIndexOf('/') ? new(name[..colon], name[(colon + 1)..], digest) : new(name, "", digest);
    }
}
