using System.Runtime.ExceptionServices;

namespace Gyrfalcon.Capture.Tests.Programs.Support;

/// <summary>
/// Runs an action on a thread that ends with it: Linux keeps credentials, namespaces and, once it is unshared, the working
/// directory for each thread, so what the action changes goes with the thread.
/// </summary>
static class OwnThread
{
    const long CloneFs = 0x200;

    public static void Run(Action action)
    {
        ExceptionDispatchInfo? failure = null;
        var thread = new Thread(() =>
        {
            try
            {
                Syscall.Must(SyscallNumber.unshare, CloneFs);
                action();
            }
            catch (Exception e)
            {
                failure = ExceptionDispatchInfo.Capture(e);
            }
        });
        thread.Start();
        thread.Join();
        failure?.Throw();
    }
}
