namespace Gyrfalcon.Engine.State;

/// <summary>The transport of a socket, as numbered in capture files.</summary>
public enum L4Protocol : byte
{
    Unknown = 0,
    NotAvailable = 1,
    Tcp = 2,
    Udp = 3,
    Icmp = 4,
    Raw = 5,
}
