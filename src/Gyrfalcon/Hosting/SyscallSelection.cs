using System.Text;
using Gyrfalcon.Configuration;
using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.Rules;

namespace Gyrfalcon.Hosting;

/// <summary>Which syscalls are watched: those that the rules name and those that the state needs (<c>config-cli</c> §9). The rest costs the host nothing.</summary>
/// <param name="Names">The names of their events.</param>
/// <param name="Missing">Those that the rules name and that are left out all the same, sorted.</param>
/// <param name="Unknown">What <c>base_syscalls.custom_set</c> names and there is not.</param>
sealed record SyscallSelection(IReadOnlySet<string> Names, IReadOnlyList<string> Missing, IReadOnlyList<string> Unknown)
{
    static readonly HashSet<string> s_state = [.. EventTable.All.ToArray().Where(e => e.Has(EventFlags.ModifiesState)).Select(e => e.Name)];

    // Of syscalls numbers go to 511.
    const int Numbers = 512;

    /// <summary>Those that are left out because of their number unless <c>base_syscalls.all</c> is set, sorted.</summary>
    public static readonly string[] Ignored = ["pread", "preadv", "pwrite", "pwritev", "read", "readv", "recv", "send", "sendfile", "write", "writev"];

    static readonly string[] s_repairing =
    [
        "capset", "chdir", "chroot", "clone", "clone3", "execve", "execveat", "fchdir", "fork", "prctl", "procexit", "setgid", "setpgid", "setresgid", "setresuid",
        "setsid", "setuid", "vfork",
    ];

    /// <summary>The native numbers of all syscalls that are not watched.</summary>
    public IReadOnlySet<int> DisabledNumbers =>
        Enumerable.Range(0, Numbers).Where(n => !Names.Contains(Encoding.UTF8.GetString(SyscallTable.NameOf(SyscallTable.OfX64((ulong)n))))).ToHashSet();

    /// <summary>Selects.</summary>
    public static SyscallSelection Of(Ruleset rules, BaseSyscalls options)
    {
        var ofRules = NamesOf(rules.EventCodes);
        var known = NamesOf(EventCodeSet.All);
        var custom = options.CustomSet.Where(n => n.Length > 0).ToLookup(n => n[0] == '!', n => n.TrimStart('!'));
        var added = custom[false].Where(known.Contains).ToHashSet();
        HashSet<string> selected = [.. ofRules, .. added.Count > 0 ? added : s_state];
        if (options.Repair && added.Count == 0) selected = Repaired(ofRules);
        selected.ExceptWith(custom[true]);
        if (!options.All) selected.ExceptWith(Ignored);
        if (options.Repair && options.CustomSet.Count > 0) selected = Repaired(selected);
        selected.Add("procexit");
        return new(selected, [.. ofRules.Except(selected).Order(StringComparer.Ordinal)], [.. custom[false].Concat(custom[true]).Except(known)]);
    }

    static HashSet<string> Repaired(HashSet<string> names)
    {
        HashSet<string> repaired = [.. names, .. s_repairing];
        bool isNet = Any(names, EventCategory.Net), isFile = Any(names, EventCategory.File | EventCategory.IoRead | EventCategory.IoWrite);
        if (isNet) repaired.UnionWith(["socket", "getsockopt"]);
        if (names.Contains("accept") || names.Contains("accept4") || names.Contains("listen")) repaired.Add("bind");
        if (isNet || isFile) repaired.Add("close");
        return repaired;
    }

    static bool Any(HashSet<string> names, EventCategory category)
    {
        foreach (var row in EventTable.All)
        {
            if ((row.Category & category) != 0 && names.Contains(row.Name)) return true;
        }

        return false;
    }

    static HashSet<string> NamesOf(EventCodeSet codes) =>
        [.. codes.Codes().Select(c => EventTable.All[(int)c]).Where(e => (e.Category & (EventCategory.Syscall | EventCategory.Tracepoint)) != 0).Select(e => e.Name)];
}
