using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Fields;

public static partial class ParameterRenderer
{
    // Adds nothing when there is no more to say than the raw text does.
    static void AppendResolved(ref ScratchText text, scoped in EventContext context, int index)
    {
        var bytes = context.Event.Parameter(index);
        var (type, _, info) = TypeOf(context, index, ref bytes);
        if (bytes.Length == 0) return;
        switch (type)
        {
            case ParameterType.Fd or ParameterType.Fd32:
                AppendDescriptor(ref text, context, (long)Number(bytes, signed: true));
                break;
            case ParameterType.Pid or ParameterType.Pid32:
                if (context.Host.Threads.Find((long)Number(bytes, signed: true)) is { } thread) text.Append(thread.Comm.Span);
                break;
            case ParameterType.Errno:
                long result = (long)Number(bytes, signed: true);
                if (result < 0) text.Append(ErrnoNames.Of(result));
                break;
            case ParameterType.FsPath or ParameterType.FsRelPath:
                AppendResolvedPath(ref text, context, info, UntilNul(bytes));
                break;
            case ParameterType.SyscallId:
                text.Append(SyscallTable.NameOf((int)Number(bytes, signed: false)));
                break;
            case ParameterType.SigType:
                text.Append(SignalNames.Of((byte)Number(bytes, signed: false)));
                break;
            case ParameterType.RelTime:
                AppendSeconds(ref text, Number(bytes, signed: false));
                break;
            case ParameterType.Flags8 or ParameterType.Flags16 or ParameterType.Flags32 or ParameterType.Mode:
                AppendFlags(ref text, info.Flags, (uint)Number(bytes, signed: false));
                break;
            case ParameterType.EnumFlags8 or ParameterType.EnumFlags16 or ParameterType.EnumFlags32:
                AppendEnumeration(ref text, info.Flags, (uint)Number(bytes, signed: false));
                break;
            case ParameterType.Uid:
                AppendAccount(ref text, context, (uint)Number(bytes, signed: false), isGroup: false);
                break;
            case ParameterType.Gid:
                AppendAccount(ref text, context, (uint)Number(bytes, signed: false), isGroup: true);
                break;
        }
    }

    static void AppendDescriptor(ref ScratchText text, scoped in EventContext context, long number)
    {
        if (context.Thread is not { } thread) return;
        if (number == Paths.WorkingDirectory)
        {
            text.Append("AT_FDCWD"u8);
        }
        else if (number < 0)
        {
            text.Append(ErrnoNames.Of(number));
        }
        else if (Descriptors.Find(thread, number) is { } fd)
        {
            text.Append((byte)'<');
            text.Append(FdTypeNames.CharOf(fd.Type));
            if (FdTypeNames.CharOf(FdAddressFields.TransportOf(fd)) is > 0 and byte transport) text.Append(transport);
            text.Append((byte)'>');
            text.Append(fd.Name.Span);
        }
    }

    // Absolute paths are shown as the program passed them.
    static void AppendResolvedPath(ref ScratchText text, scoped in EventContext context, ParameterInfo info, ReadOnlySpan<byte> path)
    {
        if (context.Thread is not { } thread || path.Length == 0 || path[0] == '/') return;
        if (path.SequenceEqual("<NA>"u8) || path.SequenceEqual("(NULL)"u8)) return;
        var directory = new ScratchText(context.Scratch);
        AppendBase(ref directory, context, thread, info);
        PathText.AppendJoined(ref text, directory.Text, path);
    }

    static void AppendBase(ref ScratchText text, scoped in EventContext context, ThreadEntry thread, ParameterInfo info)
    {
        long number = info.Type == ParameterType.FsRelPath && info.Directory >= 0 ? context.Event.Signed(info.Directory) : Paths.WorkingDirectory;
        if (number == Paths.WorkingDirectory)
        {
            text.Append(thread.Leader.Cwd.Span);
        }
        else if (Descriptors.Find(thread, number) is { } fd && fd.Name.Length > 0)
        {
            text.Append(fd.Name.Span);
            if (fd.Name.Span[^1] != '/') text.Append((byte)'/');
        }
    }

    // The order of the table decides: an entry whose bits are all still there takes them.
    static void AppendFlags(ref ScratchText text, FlagTable? table, uint value)
    {
        if (table is null) return;
        uint rest = value;
        int before = text.Length;
        foreach (var entry in table.Entries)
        {
            bool matches = entry.Value == 0 ? value == 0 : rest != 0 && (rest & entry.Value) == entry.Value;
            if (!matches) continue;
            if (text.Length > before) text.Append((byte)'|');
            text.Append(entry.Name);
            rest &= ~entry.Value;
            if (entry.Value == value) break;
        }
    }

    // Several names may stand for one value (AF_LOCAL, AF_UNIX); all are shown.
    static void AppendEnumeration(ref ScratchText text, FlagTable? table, uint value)
    {
        if (table is null) return;
        int before = text.Length;
        foreach (var entry in table.Entries)
        {
            if (entry.Value != value) continue;
            if (text.Length > before) text.Append((byte)'|');
            text.Append(entry.Name);
        }
    }

    static void AppendAccount(ref ScratchText text, scoped in EventContext context, uint id, bool isGroup)
    {
        if (id == uint.MaxValue)
        {
            text.Append("<NONE>"u8);
            return;
        }

        ReadOnlySpan<byte> name = context.Thread is not { } thread ? default
            : isGroup ? Accounts.GroupName(context.Host, thread, id)
            : Accounts.UserName(context.Host, thread, id);
        text.Append(name.Length > 0 ? name : "<NA>"u8);
    }

    // Seconds with at most six significant digits, as %g writes them.
    static void AppendSeconds(ref ScratchText text, ulong nanoseconds)
    {
        if (nanoseconds == ulong.MaxValue) return;
        Span<byte> digits = stackalloc byte[32];
        NumberText.FormatGeneral(nanoseconds / 1e9, digits, out int length);
        text.Append(digits[..length]);
        text.Append((byte)'s');
    }
}
