using Gyrfalcon.Engine.Events;

namespace Gyrfalcon.Engine.State;

/// <summary>open, openat, openat2, creat and open_by_handle_at.</summary>
static class OpenEvents
{
    public static void Apply(ref EventContext context, ThreadEntry thread)
    {
        var ev = context.Event;
        long number = ev.Signed(0, HostState.NoDescriptor);
        if (number < 0) return;
        uint flags;
        ReadOnlySpan<byte> path;
        ReadOnlySpan<byte> directory;
        bool hasEnter = HostState.TryGetEnter(thread, ev.Code, out var enter);
        switch (ev.Code)
        {
            case EventCode.SyscallOpenX:
                path = ev.Text(1);
                flags = (uint)ev.Unsigned(2);
                if (hasEnter && !ParameterText.IsMissing(enter.Text(0)))
                {
                    path = enter.Text(0);
                    flags = Merge((uint)enter.Unsigned(1), flags);
                }

                directory = thread.Leader.Cwd.Span;
                break;

            case EventCode.SyscallCreatX:
                path = ev.Text(1);
                flags = LayerOfCreat((uint)ev.Unsigned(5));
                if (hasEnter && !ParameterText.IsMissing(enter.Text(0))) path = enter.Text(0);
                directory = thread.Leader.Cwd.Span;
                break;

            case EventCode.SyscallOpenByHandleAtX:
                // The kernel's own path, always absolute.
                path = ev.Text(3);
                flags = (uint)ev.Unsigned(2);
                directory = default;
                break;

            default:
                path = ev.Text(2);
                flags = (uint)ev.Unsigned(3);
                long of = ev.Signed(1, HostState.NoDescriptor);
                if (hasEnter && !ParameterText.IsMissing(enter.Text(1)))
                {
                    path = enter.Text(1);
                    flags = Merge((uint)enter.Unsigned(2), flags);
                    of = enter.Signed(0, of);
                }

                directory = Paths.DirectoryOf(thread, path, of, context.Scratch);
                break;
        }

        if (path.IsEmpty) path = ParameterText.Missing;
        var joined = context.Scratch.Take(Paths.MaxLength);
        int length = Paths.Join(directory, path, joined);
        context.FdNumber = number;
        context.Fd = null;
        if (thread.Group.Fds.Add(number) is not { } entry) return;
        entry.Type = (flags & OpenBits.Directory) != 0 ? FdType.Directory : FdType.FileV2;
        entry.OpenFlags = flags;
        int place = DeviceParameter(ev.Code);
        entry.Device = (uint)ev.Unsigned(place);
        entry.Inode = ev.Unsigned(place + 1);
        entry.Set(FdFlags.CloseOnExec, (flags & OpenBits.CloseOnExec) != 0);
        entry.Set(FdFlags.UpperLayer, (flags & OpenBits.UpperLayer) != 0);
        entry.Set(FdFlags.LowerLayer, (flags & OpenBits.LowerLayer) != 0);
        entry.Name.Set(joined[..length]);
        entry.RawName.Set(path);
        context.Fd = entry;
        context.FdNameChanged = length > 0;
    }

    // The position of the device among the parameters; the inode follows.
    static int DeviceParameter(EventCode code) => code switch
    {
        EventCode.SyscallCreatX => 3,
        EventCode.SyscallOpenatV2X => 5,
        EventCode.SyscallOpenat2X => 6,
        _ => 4,
    };

    // The flags that the program passed, with what the probe found.
    static uint Merge(uint passed, uint atExit) => passed | atExit & ~(OpenBits.FirstOfProbe - 1);

    // creat has no flags of its own: the probe tells the layer in a parameter with bits of its own.
    static uint LayerOfCreat(uint flags) => (flags & 1) != 0 ? OpenBits.UpperLayer : (flags & 2) != 0 ? OpenBits.LowerLayer : 0;
}
