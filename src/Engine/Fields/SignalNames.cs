using System.Text;

namespace Gyrfalcon.Engine.Fields;

/// <summary>The names of the standard signals (1 to 31) as most machines number them.</summary>
static class SignalNames
{
    static readonly byte[][] s_names = Array.ConvertAll(Names(), Encoding.UTF8.GetBytes);

    /// <summary>The name of a signal; empty for 0 and for real-time signals.</summary>
    public static ReadOnlySpan<byte> Of(byte number) => number < s_names.Length ? s_names[number] : default;

    /// <summary>The number of a signal; null when there is none of this name.</summary>
    public static int? Find(string name) =>
        Array.FindIndex(s_names, n => n.Length > 0 && n.AsSpan().SequenceEqual(Encoding.UTF8.GetBytes(name))) is > 0 and var number ? number : null;

    static string[] Names() =>
    [
        "", "SIGHUP", "SIGINT", "SIGQUIT", "SIGILL", "SIGTRAP", "SIGABRT", "SIGBUS", "SIGFPE", "SIGKILL", "SIGUSR1", "SIGSEGV",
        "SIGUSR2", "SIGPIPE", "SIGALRM", "SIGTERM", "SIGSTKFLT", "SIGCHLD", "SIGCONT", "SIGSTOP", "SIGTSTP", "SIGTTIN", "SIGTTOU",
        "SIGURG", "SIGXCPU", "SIGXFSZ", "SIGVTALRM", "SIGPROF", "SIGWINCH", "SIGIO", "SIGPWR", "SIGSYS",
    ];
}
