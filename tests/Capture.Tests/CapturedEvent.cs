using System.Buffers.Binary;
using System.Text;
using Gyrfalcon.Engine.Events;

namespace Gyrfalcon.Capture.Tests;

/// <summary>A copy of one captured event, to be asserted parameter by parameter: by number, as in the event table.</summary>
public sealed class CapturedEvent
{
    readonly byte[] _block;

    public CapturedEvent(EventView view)
    {
        _block = view.Block.ToArray();
        Cpu = view.Cpu;
    }

    public EventView View => EventView.TryCreate(_block, Cpu, out var view, out string? error) ? view : throw new InvalidOperationException(error);

    public ushort Cpu { get; }

    public EventCode Code => View.Code;

    public ulong Timestamp => View.Timestamp;

    public long ThreadId => View.ThreadId;

    public int ParameterCount => View.ParameterCount;

    /// <summary>The raw bytes of a parameter; empty when it is not available.</summary>
    public byte[] Bytes(int index) => View.Parameter(index).ToArray();

    public int Length(int index) => View.Parameter(index).Length;

    /// <summary>A number of any width, sign-extended.</summary>
    public long Int64(int index) => Length(index) is 1 or 2 or 4 or 8 ? View.Signed(index) : throw NotANumber(index);

    /// <summary>A number of any width, zero-extended.</summary>
    public ulong UInt64(int index) => Length(index) is 1 or 2 or 4 or 8 ? View.Unsigned(index) : throw NotANumber(index);

    /// <summary>A string without its final NUL; null when it is not available. A string without NUL is an error.</summary>
    public string? Text(int index)
    {
        byte[] bytes = Bytes(index);
        if (bytes.Length == 0) return null;
        return bytes[^1] == 0 ? Encoding.UTF8.GetString(bytes, 0, bytes.Length - 1) : throw new InvalidOperationException($"parameter {index} of {Code} has no final NUL");
    }

    /// <summary>The strings of args, env or cgroups; each must end with NUL.</summary>
    public string[] Texts(int index)
    {
        string? all = Text(index);
        return all is null ? [] : all.Split('\0');
    }

    /// <summary>An integer inside a parameter, such as a port in a socket tuple.</summary>
    public ushort UInt16At(int index, int offset) => BinaryPrimitives.ReadUInt16LittleEndian(Bytes(index).AsSpan(offset));

    /// <summary>All parameters with their names, for the message of a failed assertion.</summary>
    public override string ToString()
    {
        var view = View;
        var text = new StringBuilder($"{Code} tid={ThreadId} cpu={Cpu}");
        for (int i = 0; i < view.ParameterCount; i++)
        {
            string name = view.Info is { } info && i < info.Parameters.Length ? info.Parameters[i].Name : "?";
            text.Append($"\n  {i} {name} = {Convert.ToHexString(view.Parameter(i))} \"{Printable(view.Parameter(i))}\"");
        }

        return text.ToString();
    }

    static string Printable(ReadOnlySpan<byte> bytes) => string.Concat(Encoding.UTF8.GetString(bytes).Select(c => char.IsControl(c) ? '.' : c));

    InvalidOperationException NotANumber(int index) => new($"parameter {index} of {Code} has {Length(index)} bytes");
}
