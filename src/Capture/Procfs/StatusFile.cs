using System.Buffers.Text;

namespace Gyrfalcon.Capture.Procfs;

/// <summary>What <c>/proc/PID/status</c> says of a thread.</summary>
struct StatusFile
{
    /// <summary>The thread group; 0 when the file could not be read.</summary>
    public long Tgid;
    public long ParentPid;

    /// <summary>Whether the thread is in a pid namespace below the one that /proc shows.</summary>
    public bool IsNested;

    /// <summary>In the innermost pid namespace of the thread, as are the two after it.</summary>
    public long VTid;
    public long VPid;
    public long VPgid;
    public uint EffectiveUid;
    public uint EffectiveGid;
    public uint VmSize;
    public uint VmRss;
    public uint VmSwap;
    public ulong CapInheritable;
    public ulong CapPermitted;
    public ulong CapEffective;

    // Where the supplementary groups stand in the text.
    Range _groups;

    /// <summary>Reads the file's text. What is missing stays 0.</summary>
    public static StatusFile Parse(ReadOnlySpan<byte> text)
    {
        StatusFile status = default;
        var lines = new TextScanner(text);
        while (lines.TryLine(out var line))
        {
            int colon = line.IndexOf((byte)':');
            if (colon < 0) continue;
            var words = new TextScanner(line[(colon + 1)..]);
            switch (line[..colon])
            {
                case var key when key.SequenceEqual("Tgid"u8): status.Tgid = words.Number(); break;
                case var key when key.SequenceEqual("PPid"u8): status.ParentPid = words.Number(); break;
                case var key when key.SequenceEqual("Uid"u8): status.EffectiveUid = Second(words); break;
                case var key when key.SequenceEqual("Gid"u8): status.EffectiveGid = Second(words); break;
                case var key when key.SequenceEqual("Groups"u8):
                    int start = text.Length - lines.Rest.Length - 1 - (line.Length - colon - 1);
                    status._groups = start..(start + line.Length - colon - 1);
                    break;
                case var key when key.SequenceEqual("NStgid"u8):
                    status.VPid = Last(words, out int levels);
                    status.IsNested = levels > 1;
                    break;
                case var key when key.SequenceEqual("NSpid"u8): status.VTid = Last(words, out _); break;
                case var key when key.SequenceEqual("NSpgid"u8): status.VPgid = Last(words, out _); break;
                case var key when key.SequenceEqual("VmSize"u8): status.VmSize = (uint)words.Number(); break;
                case var key when key.SequenceEqual("VmRSS"u8): status.VmRss = (uint)words.Number(); break;
                case var key when key.SequenceEqual("VmSwap"u8): status.VmSwap = (uint)words.Number(); break;
                case var key when key.SequenceEqual("CapInh"u8): status.CapInheritable = words.Hex(); break;
                case var key when key.SequenceEqual("CapPrm"u8): status.CapPermitted = words.Hex(); break;
                case var key when key.SequenceEqual("CapEff"u8): status.CapEffective = words.Hex(); break;
            }
        }

        return status;
    }

    /// <summary>Whether the thread is in a group, by its effective group or a supplementary one.</summary>
    /// <param name="text">The text that was parsed.</param>
    /// <param name="group">The group.</param>
    public readonly bool IsInGroup(ReadOnlySpan<byte> text, uint group)
    {
        if (group == EffectiveGid) return true;
        var words = new TextScanner(text[_groups]);
        for (var word = words.Word(); !word.IsEmpty; word = words.Word())
        {
            if (Utf8Parser.TryParse(word, out uint id, out _) && id == group) return true;
        }

        return false;
    }

    static uint Second(TextScanner words)
    {
        words.Skip(1);
        return (uint)words.Unsigned();
    }

    static long Last(TextScanner words, out int count)
    {
        long last = 0;
        count = 0;
        for (var word = words.Word(); !word.IsEmpty; word = words.Word(), count++)
        {
            if (Utf8Parser.TryParse(word, out long number, out _)) last = number;
        }

        return last;
    }
}
