using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Fields;

/// <summary>
/// The text of event parameters as <c>evt.arg</c> and <c>evt.args</c> show them: raw, and where there is more to say, resolved
/// (an error's name, the file behind a descriptor, the names of flags). The text lies in the event or in its scratch.
/// </summary>
public static partial class ParameterRenderer
{
    /// <summary>The number of parameters of an event that have a name and a value.</summary>
    public static int CountOf(scoped in EventContext context) =>
        context.Event.Info is { } info ? Math.Min(info.Parameters.Length, context.Event.ParameterCount) : 0;

    /// <summary>The resolved text of a parameter, or the raw one when there is none (<c>evt.arg</c>).</summary>
    public static ReadOnlySpan<byte> ResolvedOrRaw(scoped in EventContext context, int index)
    {
        var text = new ScratchText(context.Scratch);
        AppendResolved(ref text, context, index);
        if (text.Length == 0) AppendRaw(ref text, context, index);
        return text.Finish();
    }

    /// <summary>All parameters as <c>name=raw</c> or <c>name=raw(resolved)</c>, separated by a blank (<c>evt.args</c>).</summary>
    public static ReadOnlySpan<byte> All(scoped in EventContext context)
    {
        var text = new ScratchText(context.Scratch);
        int count = CountOf(context);
        for (int i = 0; i < count; i++)
        {
            if (i > 0) text.Append((byte)' ');
            text.Append(context.Event.Info!.Parameters[i].Name);
            text.Append((byte)'=');
            AppendRaw(ref text, context, i);
            int before = text.Length;
            text.Append((byte)'(');
            AppendResolved(ref text, context, i);
            if (text.Length == before + 1) text.CutTo(before);
            else text.Append((byte)')');
        }

        return text.Finish();
    }

    static void AppendRaw(ref ScratchText text, scoped in EventContext context, int index)
    {
        var bytes = context.Event.Parameter(index);
        var (type, format, _) = TypeOf(context, index, ref bytes);
        if (bytes.Length == 0)
        {
            text.Append(IsNullWhenEmpty(context.Event.Info!.Parameters[index].Type) ? "NULL"u8 : "<NA>"u8);
            return;
        }

        switch (type)
        {
            case ParameterType.CharBuf or ParameterType.FsPath or ParameterType.FsRelPath:
                var path = UntilNul(bytes);
                text.Append(path.SequenceEqual("(NULL)"u8) ? "<NA>"u8 : path);
                break;
            case ParameterType.ByteBuf:
                AppendBuffer(ref text, bytes);
                break;
            case ParameterType.SockAddr:
                AppendSocketAddress(ref text, bytes);
                break;
            case ParameterType.SockTuple:
                AppendSocketTuple(ref text, bytes);
                break;
            case ParameterType.FdList:
                AppendDescriptorList(ref text, context, bytes);
                break;
            case ParameterType.SigSet:
                AppendSignals(ref text, (uint)Number(bytes, signed: false));
                break;
            case ParameterType.AbsTime:
                TimeText.AppendLocal(ref text, Number(bytes, signed: false), date: true, nanoseconds: true);
                break;
            case ParameterType.RelTime when Number(bytes, signed: false) == ulong.MaxValue:
                text.Append("none"u8);
                break;
            case ParameterType.Uid or ParameterType.Gid:
                text.AppendDecimal((int)Number(bytes, signed: false));
                break;
            case ParameterType.Bool:
                text.Append(Number(bytes, signed: false) != 0 ? "true"u8 : "false"u8);
                break;
            default:
                AppendNumber(ref text, bytes, type, format);
                break;
        }
    }

    // The flag tables and the directory of a path belong to the parameter, also where a dynamic one has a type of its own.
    static (ParameterType Type, PrintFormat Format, ParameterInfo Info) TypeOf(scoped in EventContext context, int index, ref ReadOnlySpan<byte> bytes)
    {
        var info = context.Event.Info!.Parameters[index];
        if (info.Type != ParameterType.Dyn || bytes.Length == 0) return (info.Type, info.Format, info);
        var type = DynamicTypeOf(context.Event.Code, bytes[0]);
        bytes = bytes[1..];
        return (type, info.Format, info);
    }

    // What the first byte of the value of a dynamic parameter says of the rest.
    static ParameterType DynamicTypeOf(EventCode code, byte selector) => (code, selector) switch
    {
        (EventCode.SocketSetsockoptX or EventCode.SocketGetsockoptX, 1) => ParameterType.Errno,
        (EventCode.SocketSetsockoptX or EventCode.SocketGetsockoptX, 2) => ParameterType.UInt32,
        (EventCode.SocketSetsockoptX or EventCode.SocketGetsockoptX, 3) => ParameterType.UInt64,
        (EventCode.SocketSetsockoptX or EventCode.SocketGetsockoptX, 4) => ParameterType.RelTime,
        (EventCode.SyscallPtraceX, 0) => ParameterType.UInt64,
        (EventCode.SyscallPtraceX, 1) => ParameterType.SigType,
        (EventCode.SyscallBpfX, 0) => ParameterType.Fd,
        (EventCode.SyscallBpfX, 1) => ParameterType.Errno,
        (EventCode.SyscallKeyctlX, 0) => ParameterType.Int64,
        (EventCode.SyscallKeyctlX, 1) => ParameterType.CharBuf,
        _ => ParameterType.ByteBuf,
    };

    static bool IsNullWhenEmpty(ParameterType type) => type is ParameterType.ByteBuf or ParameterType.SockTuple or ParameterType.FdList
        or ParameterType.CharBufArray or ParameterType.CharBufPairArray or ParameterType.Dyn;

    static ReadOnlySpan<byte> UntilNul(ReadOnlySpan<byte> bytes)
    {
        int end = bytes.IndexOf((byte)0);
        return end < 0 ? bytes : bytes[..end];
    }
}
