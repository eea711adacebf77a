using System.Runtime.InteropServices;

namespace Gyrfalcon.Capture.Bpf;

/// <summary>
/// libbpf 1.x: handles are opaque pointers, null on failure with errno set; numbers are 0 or a negative errno.
/// The published agent links it statically under this very name (DirectPInvoke); under the JIT the shared library is loaded.
/// </summary>
static unsafe partial class LibBpf
{
    const string Name = "libbpf.so.1";

    public const int MapTypeRingBuffer = 27;

    [LibraryImport(Name, EntryPoint = "libbpf_set_print")]
    public static partial nint SetPrint(delegate* unmanaged<int, byte*, void*, int> print);

    [LibraryImport(Name, EntryPoint = "bpf_object__open_mem", SetLastError = true)]
    public static partial nint ObjectOpen(void* elf, nuint size, void* options);

    [LibraryImport(Name, EntryPoint = "bpf_object__load")]
    public static partial int ObjectLoad(nint obj);

    [LibraryImport(Name, EntryPoint = "bpf_object__close")]
    public static partial void ObjectClose(nint obj);

    [LibraryImport(Name, EntryPoint = "bpf_object__next_program")]
    public static partial nint NextProgram(nint obj, nint previous);

    [LibraryImport(Name, EntryPoint = "bpf_program__name")]
    public static partial byte* ProgramName(nint program);

    [LibraryImport(Name, EntryPoint = "bpf_program__section_name")]
    public static partial byte* ProgramSection(nint program);

    [LibraryImport(Name, EntryPoint = "bpf_program__attach", SetLastError = true)]
    public static partial nint ProgramAttach(nint program);

    [LibraryImport(Name, EntryPoint = "bpf_program__fd")]
    public static partial int ProgramDescriptor(nint program);

    [LibraryImport(Name, EntryPoint = "bpf_obj_get_info_by_fd")]
    public static partial int ObjectInfo(int descriptor, void* info, uint* size);

    [LibraryImport(Name, EntryPoint = "bpf_link__destroy")]
    public static partial void LinkDestroy(nint link);

    [LibraryImport(Name, EntryPoint = "bpf_object__find_map_by_name", StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint FindMap(nint obj, string name);

    [LibraryImport(Name, EntryPoint = "bpf_map__fd")]
    public static partial int MapDescriptor(nint map);

    [LibraryImport(Name, EntryPoint = "bpf_map__max_entries")]
    public static partial uint MapEntries(nint map);

    [LibraryImport(Name, EntryPoint = "bpf_map__set_max_entries")]
    public static partial int SetMapEntries(nint map, uint entries);

    [LibraryImport(Name, EntryPoint = "bpf_map__initial_value")]
    public static partial byte* InitialValue(nint map, nuint* size);

    [LibraryImport(Name, EntryPoint = "bpf_map_create", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int MapCreate(int type, string name, uint keySize, uint valueSize, uint entries, void* options);

    [LibraryImport(Name, EntryPoint = "bpf_map_update_elem")]
    public static partial int MapUpdate(int descriptor, void* key, void* value, ulong flags);

    [LibraryImport(Name, EntryPoint = "bpf_map_lookup_elem")]
    public static partial int MapLookup(int descriptor, void* key, void* value);
}
