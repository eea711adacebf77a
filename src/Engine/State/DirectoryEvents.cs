using Gyrfalcon.Engine.Events;

namespace Gyrfalcon.Engine.State;

/// <summary>What moves the working and the root directory: chdir, fchdir, getcwd (which tells where a lost event led), chroot.</summary>
static class DirectoryEvents
{
    public static void ChangeDirectory(ref EventContext context, ThreadEntry thread)
    {
        var ev = context.Event;
        if (ev.Signed(0, -1) < 0) return;
        var path = ev.Code != EventCode.SyscallFchdirX ? ev.Text(1) : context.Fd is { } fd ? fd.Name.Span : default;
        if (path.IsEmpty) return;
        var joined = context.Scratch.Take(Paths.MaxLength);
        int length = Paths.Join(thread.Leader.Cwd.Span, path, joined);
        bool hasSlash = length > 0 && joined[length - 1] == '/';
        thread.Leader.Cwd.Set(joined[..length], hasSlash ? default : "/"u8);
        context.Scratch.GiveBack(joined, 0);
    }

    public static void ChangeRoot(ref EventContext context, ThreadEntry thread)
    {
        var path = context.Event.Text(1);
        if (context.Event.Signed(0, -1) != 0 || path.IsEmpty) return;
        if (path[0] == '/')
        {
            thread.Root.Set(path);
            return;
        }

        var joined = context.Scratch.Take(Paths.MaxLength);
        thread.Root.Set(joined[..Paths.Join(thread.Leader.Cwd.Span, path, joined)]);
        context.Scratch.GiveBack(joined, 0);
    }
}
