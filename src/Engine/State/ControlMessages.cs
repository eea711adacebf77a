using System.Buffers.Binary;

namespace Gyrfalcon.Engine.State;

/// <summary>The control messages of a recvmsg, as the kernel lays them out for a 64-bit program: length u64, level and type i32, data.</summary>
static class ControlMessages
{
    const int Header = 8 + 4 + 4;

    // SOL_SOCKET and SCM_RIGHTS.
    const int SocketLevel = 1;
    const int Rights = 1;

    /// <summary>Whether one of the messages passes descriptors.</summary>
    public static bool PassDescriptors(ReadOnlySpan<byte> control)
    {
        while (control.Length >= Header)
        {
            ulong length = BinaryPrimitives.ReadUInt64LittleEndian(control);
            if (length < Header || length > (ulong)control.Length) return false;
            if (BinaryPrimitives.ReadInt32LittleEndian(control[8..]) == SocketLevel && BinaryPrimitives.ReadInt32LittleEndian(control[12..]) == Rights) return true;
            int next = ((int)length + 7) & ~7;
            if (next >= control.Length) return false;
            control = control[next..];
        }

        return false;
    }
}
