namespace Gyrfalcon.Engine.State;

/// <summary>
/// The uid of a pod, which the kubelet puts into the cgroup of its containers: <c>pod</c> and a UUID, with <c>_</c> for <c>-</c> under
/// systemd. A pod that comes from a file of the node instead of the API server has 32 hexadecimal digits.
/// </summary>
static class PodUid
{
    /// <summary>The length of a UUID; that of other uids is smaller.</summary>
    public const int MaxLength = 36;

    const int StaticLength = 32;

    /// <summary>Finds the uid in the cgroups of a thread; the first that looks like one counts, as in the reference.</summary>
    /// <param name="cgroups"><c>subsystem=path</c>, each ended by a NUL.</param>
    /// <param name="room">Takes the uid, at least <see cref="MaxLength"/> bytes.</param>
    /// <returns>The uid, in <paramref name="room"/>; empty when there is none.</returns>
    public static ReadOnlySpan<byte> Find(ReadOnlySpan<byte> cgroups, Span<byte> room)
    {
        for (int at = cgroups.IndexOf("pod"u8); at >= 0; at = cgroups.IndexOf("pod"u8))
        {
            cgroups = cgroups[(at + 3)..];
            if (IsUuid(cgroups))
            {
                cgroups[..MaxLength].Replace(room, (byte)'_', (byte)'-');
                return room[..MaxLength];
            }

            if (IsStatic(cgroups))
            {
                cgroups[..StaticLength].CopyTo(room);
                return room[..StaticLength];
            }
        }

        return default;
    }

    static bool IsUuid(ReadOnlySpan<byte> text)
    {
        if (text.Length < MaxLength) return false;
        for (int i = 0; i < MaxLength; i++)
        {
            bool isDash = i is 8 or 13 or 18 or 23;
            if (isDash ? text[i] is not ((byte)'-' or (byte)'_') : !IsLetter(text[i])) return false;
        }

        return true;
    }

    static bool IsStatic(ReadOnlySpan<byte> text)
    {
        if (text.Length < StaticLength) return false;
        foreach (byte letter in text[..StaticLength])
            if (!IsLetter(letter)) return false;
        return text.Length == StaticLength || !IsLetter(text[StaticLength]);
    }

    static bool IsLetter(byte letter) => letter is >= (byte)'a' and <= (byte)'z' or >= (byte)'0' and <= (byte)'9';
}
