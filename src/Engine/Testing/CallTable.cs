using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.State;
using P = Gyrfalcon.Engine.Events.ParameterType;

namespace Gyrfalcon.Engine.Testing;

/// <summary>The calls that have an event of their own, by the names that rules know them by.</summary>
static class CallTable
{
    // Of several layouts of one event the newest counts, which is the one that stands last.
    static readonly Dictionary<string, EventInfo> s_rows = MakeRows();

    /// <summary>The names of all calls, those without an event of their own too.</summary>
    public static IEnumerable<string> Names => ["exec", "fork", "exit", .. s_rows.Keys, .. SyscallTable.Generic];

    /// <summary>The row of a call; null when it has none.</summary>
    public static EventInfo? Find(string name) => s_rows.GetValueOrDefault(name);

    /// <summary>What a call is about, by index: its paths, else its first text or address, else its first argument.</summary>
    public static int[] MainParameters(EventInfo row)
    {
        int[] arguments = [.. Enumerable.Range(0, row.Parameters.Length).Where(i => i > 0 || !IsResult(row, 0))];
        int[] paths = [.. arguments.Where(i => row.Parameters[i].Type is P.FsPath or P.FsRelPath)];
        if (paths.Length > 0) return paths;
        int text = Array.Find(arguments, i => row.Parameters[i].Type is P.CharBuf or P.SockAddr);
        return text > 0 ? [text] : [.. arguments.Take(1)];
    }

    /// <summary>
    /// Begins an event with what nobody needs to write: the result, the working directory as directory, the descriptor that was
    /// opened last as descriptor, and zero as any other number. Texts are left empty.
    /// </summary>
    /// <param name="code">The code.</param>
    /// <param name="process">Who does it.</param>
    /// <param name="result">How it ends; null for well.</param>
    /// <param name="time">When, nanoseconds since the epoch.</param>
    /// <param name="makesDescriptor">Whether the process has a new descriptor by it, its <see cref="TestProcess.NextDescriptor"/>.</param>
    public static EventBuilder Make(EventCode code, TestProcess process, long? result, ulong time, out bool makesDescriptor)
    {
        var row = EventTable.Find(code)!;
        makesDescriptor = row.Has(EventFlags.CreatesFd) && row.Parameters[0].Type is P.Fd or P.Fd32 && result is null or >= 0 && row.IndexOf("newfd") < 0;
        var builder = new EventBuilder(code, process.Pid, time);
        foreach (var (i, parameter) in row.Parameters.Index())
        {
            if (ParameterSizes.Of(parameter.Type) is 0 or > 8) continue;
            builder.With(i, parameter switch
            {
                _ when i == 0 && IsResult(row, 0) => result ?? (makesDescriptor ? process.NextDescriptor : 0),
                _ when parameter.Name.EndsWith("dirfd", StringComparison.Ordinal) => Paths.WorkingDirectory,
                { Type: P.Fd or P.Fd32 } => process.LastDescriptor,
                _ => 0,
            });
        }

        return builder;
    }

    static bool IsResult(EventInfo row, int index) => row.Parameters[index].Name is "res" or "fd" && (row.Parameters[index].Name == "res" || row.Has(EventFlags.CreatesFd));

    static Dictionary<string, EventInfo> MakeRows()
    {
        Dictionary<string, EventInfo> rows = [];
        foreach (var row in EventTable.All)
        {
            bool isCall = !row.IsEnter && (row.Category & EventCategory.Syscall) != 0 && row.Code != EventCode.GenericX;
            if (isCall && !row.Has(EventFlags.OldVersion) && !row.Has(EventFlags.Unused)) rows[row.Name] = row;
        }

        return rows;
    }
}
