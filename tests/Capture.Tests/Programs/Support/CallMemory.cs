using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace Gyrfalcon.Capture.Tests.Programs.Support;

/// <summary>Memory that syscalls are given addresses of; it stays where it is until this object is disposed.</summary>
sealed class CallMemory : IDisposable
{
    readonly List<nint> _blocks = [];

    /// <summary>The address of a NUL-terminated copy.</summary>
    public nint Text(string text) => Bytes([.. Encoding.UTF8.GetBytes(text), 0]);

    public nint Bytes(params ReadOnlySpan<byte> bytes)
    {
        nint block = Zeros(bytes.Length);
        Marshal.Copy(bytes.ToArray(), 0, block, bytes.Length);
        return block;
    }

    public nint Zeros(int size)
    {
        nint block = Marshal.AllocHGlobal(Math.Max(size, 1));
        _blocks.Add(block);
        Marshal.Copy(new byte[size], 0, block, size);
        return block;
    }

    public nint Longs(params ReadOnlySpan<long> values)
    {
        byte[] bytes = new byte[values.Length * sizeof(long)];
        for (int i = 0; i < values.Length; i++) BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(i * sizeof(long)), values[i]);
        return Bytes(bytes);
    }

    /// <summary>An argv or envp: pointers to the texts and a final NULL.</summary>
    public nint Texts(params string[] texts) => Longs([.. texts.Select(text => (long)Text(text)), 0]);

    public static int ReadInt32(nint address, int index = 0) => Marshal.ReadInt32(address, index * sizeof(int));

    public void Dispose()
    {
        foreach (nint block in _blocks) Marshal.FreeHGlobal(block);
    }
}
