namespace Gyrfalcon.Engine.Events;

/// <summary>What the event table says of one event code.</summary>
/// <param name="Code">The code in the event header.</param>
/// <param name="Symbol">The name of the code in C (<c>PPME_SYSCALL_OPENAT_2_X</c>).</param>
/// <param name="Name">The value of <c>evt.type</c>; <c>NA</c> for codes that were never used.</param>
/// <param name="Category">The kind of work and the origin.</param>
/// <param name="Flags">What the event does to descriptors and state.</param>
/// <param name="Parameters">The parameters in order; a block may hold fewer (older writer) or more (newer writer).</param>
public sealed record EventInfo(EventCode Code, string Symbol, string Name, EventCategory Category, EventFlags Flags, ParameterInfo[] Parameters)
{
    /// <summary>The name as UTF-8.</summary>
    public byte[] NameUtf8 { get; } = System.Text.Encoding.UTF8.GetBytes(Name);

    /// <summary>Whether the code says that a syscall is entered (even codes).</summary>
    public bool IsEnter => ((ushort)Code & 1) == 0;

    /// <summary>
    /// Whether the event serves the state and is hidden from rules: enter events that hold an argument which the exit event may
    /// miss or which another thread may have swapped since.
    /// </summary>
    public bool IsForStateOnly { get; } = Code is EventCode.SyscallOpenE or EventCode.SyscallOpenatV2E or EventCode.SyscallOpenat2E
        or EventCode.SyscallCreatE or EventCode.SocketConnectE or EventCode.SyscallExecveV19E or EventCode.SyscallExecveatE;

    /// <summary>Whether all of <paramref name="flags"/> hold for the event.</summary>
    public bool Has(EventFlags flags) => (Flags & flags) == flags;

    /// <summary>The index of the parameter with this name, or -1.</summary>
    public int IndexOf(string parameter) => Array.FindIndex(Parameters, p => p.Name == parameter);
}
