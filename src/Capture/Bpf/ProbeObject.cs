using System.Runtime.InteropServices;
using System.Text;
using Gyrfalcon.Engine.Events;

namespace Gyrfalcon.Capture.Bpf;

/// <summary>
/// The eBPF object embedded in this assembly, from opening (nothing reaches the kernel; maps can be sized) over loading
/// to its programs being attached.
/// </summary>
sealed unsafe class ProbeObject : IDisposable
{
    const string ResourceName = "gyrfalcon.bpf.o";

    readonly List<nint> _links = [];
    readonly List<(string Name, int Descriptor)> _attached = [];
    nint _object;

    ProbeObject(nint obj) => _object = obj;

    public static ProbeObject Open()
    {
        LibBpfLog.Install();
        LibBpfLog.Clear();
        using var resource = typeof(ProbeObject).Assembly.GetManifestResourceStream(ResourceName)
            ?? throw new CaptureException($"This build holds no probe ({ResourceName}): build it with `make build`.");

        // libbpf parses the ELF while opening and keeps nothing of this buffer. libelf wants its headers aligned.
        nuint size = (nuint)resource.Length;
        byte* elf = (byte*)NativeMemory.AlignedAlloc(size, 64);
        try
        {
            resource.ReadExactly(new Span<byte>(elf, (int)size));
            nint obj = LibBpf.ObjectOpen(elf, size, null);
            return obj == 0 ? throw Failure("open the eBPF probe", Marshal.GetLastPInvokeError()) : new ProbeObject(obj);
        }
        finally
        {
            NativeMemory.AlignedFree(elf);
        }
    }

    public BpfMap Map(string name)
    {
        nint map = LibBpf.FindMap(_object, name);
        return map == 0 ? throw new CaptureException($"The probe has no map {name}: probe and agent are of different builds.") : new BpfMap(map, name);
    }

    public void Load()
    {
        int result = LibBpf.ObjectLoad(_object);
        if (result < 0) throw Failure("load the eBPF probe into the kernel", -result);
    }

    /// <summary>
    /// Attaches the programs that the kernel calls: those named after their tracepoint. All others have the section of the
    /// program that reaches them by tail call, but a name of their own.
    /// </summary>
    public void Attach()
    {
        for (nint program = LibBpf.NextProgram(_object, 0); program != 0; program = LibBpf.NextProgram(_object, program))
        {
            string name = Text(LibBpf.ProgramName(program));
            if (Text(LibBpf.ProgramSection(program)) != "tp_btf/" + name) continue;
            nint link = LibBpf.ProgramAttach(program);
            if (link == 0) throw Failure($"attach the eBPF program {name}", Marshal.GetLastPInvokeError());
            _links.Add(link);
            _attached.Add((name, LibBpf.ProgramDescriptor(program)));
        }
    }

    /// <summary>How often each attached program ran and how long, where the kernel counts it (<c>kernel.bpf_stats_enabled</c>).</summary>
    public IReadOnlyList<ProgramRuns> ReadRuns()
    {
        // struct bpf_prog_info of linux/bpf.h. What is longer than the kernel's own has to be zero.
        const int runTime = 192, runCount = 200, size = 256;
        byte* info = stackalloc byte[size];
        List<ProgramRuns> runs = [];
        foreach (var (name, descriptor) in _attached)
        {
            new Span<byte>(info, size).Clear();
            uint length = size;
            if (LibBpf.ObjectInfo(descriptor, info, &length) == 0 && length >= runCount + sizeof(ulong))
                runs.Add(new(name, *(ulong*)(info + runCount), *(ulong*)(info + runTime)));
        }

        return runs;
    }

    /// <summary>Detaches all programs; what they wrote stays in the maps. No event is raised after this returns.</summary>
    public void Detach()
    {
        foreach (nint link in _links) LibBpf.LinkDestroy(link);
        _links.Clear();
    }

    public void Dispose()
    {
        if (_object == 0) return;
        Detach();
        LibBpf.ObjectClose(_object);
        _object = 0;
    }

    static string Text(byte* text) => Encoding.UTF8.GetString(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(text));

    static CaptureException Failure(string what, int errno)
    {
        var text = new StringBuilder($"Cannot {what}: {Errno.Describe(errno)}.");
        foreach (string missing in LiveRequirements.Missing()) text.Append("\n  ").Append(missing);
        if (errno is Errno.Invalid or Errno.ArgumentListTooLong or Errno.AccessDenied)
            text.Append("\n  The kernel's verifier refused a program; please report this with the kernel version and the lines below.");
        string log = LibBpfLog.Text();
        if (log.Length > 0) text.Append("\nlibbpf says:\n").Append(log);
        return new CaptureException(text.ToString());
    }
}
