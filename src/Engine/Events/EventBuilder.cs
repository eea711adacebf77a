using System.Buffers.Binary;
using System.Net;
using System.Text;

namespace Gyrfalcon.Engine.Events;

/// <summary>
/// Makes the block of one event: for rule tests, our own tests and benchmarks. Parameters are named as in the event table, which
/// also gives their width; one that is not set is empty (its value is not available).
/// </summary>
/// <example><code>
/// byte[] block = new EventBuilder(EventCode.SyscallOpenatV2X, tid: 12)
///     .With("fd", 3).With("dirfd", -100).With("name", "/etc/passwd").With("flags", 1).Build();
/// </code></example>
public sealed class EventBuilder(EventCode code, long tid = 1, ulong timestamp = EventBuilder.DefaultTimestamp)
{
    /// <summary>2026-01-01 00:00:00 UTC.</summary>
    public const ulong DefaultTimestamp = 1_767_225_600_000_000_000;

    readonly EventInfo? _info = EventTable.Find(code);
    readonly List<byte[]> _parameters = [.. Enumerable.Repeat(Array.Empty<byte>(), EventTable.Find(code)?.Parameters.Length ?? 0)];
    ulong _timestamp = timestamp;
    long _tid = tid;

    /// <summary>Sets the timestamp, nanoseconds since the epoch.</summary>
    public EventBuilder At(ulong timestamp)
    {
        _timestamp = timestamp;
        return this;
    }

    /// <summary>Sets the thread.</summary>
    public EventBuilder By(long tid)
    {
        _tid = tid;
        return this;
    }

    /// <summary>Sets a number, in the width of the parameter's type.</summary>
    public EventBuilder With(string name, long value) => With(IndexOf(name), value);

    /// <summary>Sets a text; text types get their final NUL, byte buffers do not.</summary>
    public EventBuilder With(string name, string text) => With(IndexOf(name), text);

    /// <summary>Sets the raw bytes.</summary>
    public EventBuilder With(string name, byte[] bytes) => With(IndexOf(name), bytes);

    /// <summary>Sets a number by the parameter's index.</summary>
    public EventBuilder With(int index, long value)
    {
        byte[] bytes = new byte[WidthOf(_info!.Parameters[index].Type)];
        Span<byte> wide = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(wide, value);
        wide[..bytes.Length].CopyTo(bytes);
        return With(index, bytes);
    }

    /// <summary>Sets a text by the parameter's index.</summary>
    public EventBuilder With(int index, string text)
    {
        bool terminated = _info?.Parameters[index].Type is ParameterType.CharBuf or ParameterType.FsPath or ParameterType.FsRelPath;
        return With(index, Encoding.UTF8.GetBytes(terminated ? text + "\0" : text));
    }

    /// <summary>Sets raw bytes by the parameter's index; one behind the last adds a parameter.</summary>
    public EventBuilder With(int index, byte[] bytes)
    {
        while (_parameters.Count <= index) _parameters.Add([]);
        _parameters[index] = bytes;
        return this;
    }

    /// <summary>Sets a list of texts, each ended by a NUL (args, env, cgroups).</summary>
    public EventBuilder WithList(string name, params string[] texts) => With(name, List(texts));

    /// <summary>Keeps only the first parameters, as an older writer does.</summary>
    public EventBuilder Keep(int count)
    {
        _parameters.RemoveRange(count, _parameters.Count - count);
        return this;
    }

    /// <summary>The block: header, lengths, parameters.</summary>
    public byte[] Build()
    {
        bool large = (int)code >= 1024 || _info is not null && _info.Has(EventFlags.LargePayload);
        int width = large ? 4 : 2;
        int length = EventView.HeaderSize + _parameters.Count * width + _parameters.Sum(p => p.Length);
        byte[] block = new byte[length];
        BinaryPrimitives.WriteUInt32LittleEndian(block.AsSpan(16), (uint)length);
        BinaryPrimitives.WriteUInt16LittleEndian(block.AsSpan(20), (ushort)code);
        BinaryPrimitives.WriteUInt32LittleEndian(block.AsSpan(22), (uint)_parameters.Count);
        Stamp(block, _tid, _timestamp);
        int at = EventView.HeaderSize;
        foreach (byte[] parameter in _parameters)
        {
            if (large) BinaryPrimitives.WriteUInt32LittleEndian(block.AsSpan(at), (uint)parameter.Length);
            else BinaryPrimitives.WriteUInt16LittleEndian(block.AsSpan(at), checked((ushort)parameter.Length));
            at += width;
        }

        foreach (byte[] parameter in _parameters)
        {
            parameter.CopyTo(block, at);
            at += parameter.Length;
        }

        return block;
    }

    /// <summary>A view of a built block.</summary>
    public static EventView View(ReadOnlySpan<byte> block, ushort cpu = 0) =>
        EventView.TryCreate(block, cpu, out var view, out string? error) ? view : throw new InvalidOperationException(error);

    /// <summary>Changes thread and time of a built block in place, for loops that must not allocate.</summary>
    public static void Stamp(Span<byte> block, long tid, ulong timestamp)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(block, timestamp);
        BinaryPrimitives.WriteInt64LittleEndian(block[8..], tid);
    }

    /// <summary>Texts, each ended by a NUL.</summary>
    public static byte[] List(params string[] texts) => Encoding.UTF8.GetBytes(string.Concat(texts.Select(t => t + "\0")));

    /// <summary>The bytes of a socket address: <c>ip:port</c> or <c>[ip]:port</c>, else the path of a unix socket.</summary>
    public static byte[] SocketAddress(string text)
    {
        if (!text.Contains(':', StringComparison.Ordinal) || !IPEndPoint.TryParse(text, out var end))
            return [1, .. Encoding.UTF8.GetBytes(text), 0];
        return [FamilyOf(end), .. end.Address.GetAddressBytes(), .. BitConverter.GetBytes((ushort)end.Port)];
    }

    /// <summary>The bytes of an ip socket's tuple; both ends as <c>ip:port</c> or <c>[ip]:port</c>.</summary>
    public static byte[] SocketTuple(string source, string destination)
    {
        var from = IPEndPoint.Parse(source);
        var to = IPEndPoint.Parse(destination);
        return
        [
            FamilyOf(from), .. from.Address.GetAddressBytes(), .. BitConverter.GetBytes((ushort)from.Port),
            .. to.Address.GetAddressBytes(), .. BitConverter.GetBytes((ushort)to.Port),
        ];
    }

    /// <summary>The bytes of a unix socket's tuple; the ends are kernel pointers.</summary>
    public static byte[] UnixTuple(ulong source, ulong destination, string path) =>
        [1, .. BitConverter.GetBytes(source), .. BitConverter.GetBytes(destination), .. Encoding.UTF8.GetBytes(path), 0];

    static byte FamilyOf(IPEndPoint end) => end.AddressFamily == System.Net.Sockets.AddressFamily.InterNetwork ? (byte)2 : (byte)10;

    int IndexOf(string name)
    {
        int index = _info?.IndexOf(name) ?? -1;
        return index >= 0 ? index : throw new ArgumentException($"{_info?.Name ?? code.ToString()} has no parameter {name}", nameof(name));
    }

    static int WidthOf(ParameterType type) => ParameterSizes.Of(type) is > 0 and <= 8 and var size
        ? size
        : throw new ArgumentException($"a parameter of type {type} is no number", nameof(type));
}
