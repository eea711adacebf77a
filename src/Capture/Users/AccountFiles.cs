using System.Buffers.Text;
using Gyrfalcon.Capture.Procfs;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Capture.Users;

/// <summary>
/// Reads the text of /etc/passwd and /etc/group. A line that makes no sense is passed over; of two with the same id the later
/// one counts, as in the reference.
/// </summary>
static class AccountFiles
{
    /// <summary>Reads <c>name:password:uid:gid:comment:home:shell</c>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="limit">How many users are taken at most.</param>
    public static Dictionary<uint, UserEntry> ReadUsers(ReadOnlySpan<byte> text, int limit)
    {
        Dictionary<uint, UserEntry> users = [];
        var lines = new TextScanner(text);
        Span<Range> fields = stackalloc Range[8];
        while (lines.TryLine(out var line))
        {
            // A shell with a colon in it keeps it, as in the reference.
            if (line.Length == 0 || Split(line, fields[..7]) < 7 || !TryParseId(line[fields[2]], out uint uid) || !TryParseId(line[fields[3]], out uint gid)) continue;
            if (!IsName(line[fields[0]]) || users.Count >= limit && !users.ContainsKey(uid)) continue;
            users[uid] = new(gid, line[fields[0]].ToArray(), line[fields[5]].ToArray(), line[fields[6]].ToArray());
        }

        return users;
    }

    /// <summary>Reads <c>name:password:gid:members</c>; the names by their ids.</summary>
    /// <param name="text">The text.</param>
    /// <param name="limit">How many groups are taken at most.</param>
    public static Dictionary<uint, byte[]> ReadGroups(ReadOnlySpan<byte> text, int limit)
    {
        Dictionary<uint, byte[]> groups = [];
        var lines = new TextScanner(text);
        Span<Range> fields = stackalloc Range[4];
        while (lines.TryLine(out var line))
        {
            if (line.Length == 0 || Split(line, fields) < 3 || !TryParseId(line[fields[2]], out uint gid) || !IsName(line[fields[0]])) continue;
            if (groups.Count < limit || groups.ContainsKey(gid)) groups[gid] = line[fields[0]].ToArray();
        }

        return groups;
    }

    static int Split(ReadOnlySpan<byte> line, Span<Range> fields)
    {
        int start = 0;
        for (int count = 0; ; count++)
        {
            int colon = count == fields.Length - 1 ? -1 : line[start..].IndexOf((byte)':');
            fields[count] = start..(colon < 0 ? line.Length : start + colon);
            if (colon < 0) return count + 1;
            start += colon + 1;
        }
    }

    // A name that begins with a sign is an instruction to NSS. A NUL would end the text in the stream.
    static bool IsName(ReadOnlySpan<byte> name) => !name.IsEmpty && name[0] is not ((byte)'+' or (byte)'-') && !name.Contains((byte)0);

    // The largest number stands for "no id".
    static bool TryParseId(ReadOnlySpan<byte> text, out uint id) =>
        Utf8Parser.TryParse(text, out id, out int used) && used == text.Length && id != uint.MaxValue && text[0] is not (byte)'+';
}
