using System.Buffers.Binary;
using System.Text;
using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.Scap;

namespace Gyrfalcon.Live.Tests.Storms;

/// <summary>What a capture file holds, read event by event.</summary>
sealed class CaptureSummary
{
    readonly Dictionary<string, ulong> _counts = [];
    readonly Dictionary<EventCode, string> _names = [];

    /// <param name="path">The capture.</param>
    /// <param name="file">The file whose opens by open(2) are wanted.</param>
    /// <param name="arguments">The command line, without its first word, of the programs whose execs are wanted.</param>
    public CaptureSummary(string path, string file, params string[] arguments)
    {
        byte[] wanted = Encoding.UTF8.GetBytes(string.Join('\0', arguments) + '\0');
        byte[] opened = Encoding.UTF8.GetBytes(file + '\0');
        using var reader = new ScapReader(File.OpenRead(path), path);
        while (reader.Read(out EventView view) != ReadResult.End)
        {
            if (view.Info is null)
                continue;
            if (!_names.TryGetValue(view.Code, out string? name))
                _names[view.Code] = name = view.Info.Name;
            _counts[name] = _counts.GetValueOrDefault(name) + 1;
            switch (view.Code)
            {
                case EventCode.SyscallExecveV19X
                    when BinaryPrimitives.ReadInt64LittleEndian(view.Parameter(0)) == 0 && view.Parameter(2).SequenceEqual(wanted):
                    Execs.Add(view.ThreadId);
                    break;
                case EventCode.SyscallOpenX when view.Parameter(1).SequenceEqual(opened):
                    Opens++;
                    break;
                case EventCode.ProcexitV1E:
                    Exits.Add(view.ThreadId);
                    break;
            }
        }
    }

    /// <summary>Threads that executed a program with the given command line.</summary>
    public List<long> Execs { get; } = [];

    /// <summary>Calls of open(2) for the given file.</summary>
    public ulong Opens { get; private set; }

    /// <summary>Threads that ended.</summary>
    public HashSet<long> Exits { get; } = [];

    /// <summary>Events of a type.</summary>
    public ulong this[string name] => _counts.GetValueOrDefault(name);
}
