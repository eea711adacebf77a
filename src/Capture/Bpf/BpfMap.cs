using Gyrfalcon.Engine.Events;

namespace Gyrfalcon.Capture.Bpf;

/// <summary>One map of the probe.</summary>
readonly unsafe struct BpfMap(nint handle, string name)
{
    public int Descriptor => LibBpf.MapDescriptor(handle);

    public int Entries => (int)LibBpf.MapEntries(handle);

    /// <summary>Only before the object is loaded.</summary>
    public void SetEntries(int entries) => Check(LibBpf.SetMapEntries(handle, (uint)entries), "size");

    /// <summary>The bytes that a global variable starts with; they reach the kernel only when written before the load.</summary>
    public Span<byte> InitialValue()
    {
        nuint size;
        byte* value = LibBpf.InitialValue(handle, &size);
        return value == null ? throw new CaptureException($"The probe's map {name} has no initial value.") : new Span<byte>(value, (int)size);
    }

    public void Update<T>(uint key, T value) where T : unmanaged => Check(LibBpf.MapUpdate(Descriptor, &key, &value, 0), "write");

    /// <summary>Reads the value of <paramref name="key"/>; of a per-CPU map the values of all possible CPUs, each 8-byte aligned.</summary>
    public void Lookup<T>(uint key, Span<T> values) where T : unmanaged
    {
        fixed (T* to = values) Check(LibBpf.MapLookup(Descriptor, &key, to), "read");
    }

    void Check(int result, string verb)
    {
        if (result < 0) throw new CaptureException($"Cannot {verb} the probe's map {name}: {Errno.Describe(-result)}.");
    }
}
