using System.Runtime.InteropServices;

namespace Gyrfalcon.Simulating;

/// <summary>Texts as execve takes them: pointers to NUL-terminated UTF-8, ended by a NULL.</summary>
sealed class NativeTexts : IDisposable
{
    public NativeTexts(IReadOnlyList<string> texts) => Pointers = [.. texts.Select(Marshal.StringToCoTaskMemUTF8), 0];

    public nint[] Pointers { get; }

    public void Dispose()
    {
        foreach (nint pointer in Pointers) Marshal.FreeCoTaskMem(pointer);
    }
}
