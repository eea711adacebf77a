using P = Gyrfalcon.Engine.Events.ParameterType;

namespace Gyrfalcon.Engine.Events;

/// <summary>How long the values of a parameter type are (<c>scap-format</c> §4).</summary>
public static class ParameterSizes
{
    /// <summary>The size of every value of the type in bytes; 0 for a type of any length.</summary>
    public static int Of(ParameterType type) => type switch
    {
        P.Int8 or P.UInt8 or P.Flags8 or P.EnumFlags8 or P.SigType or P.L4Proto or P.SockFamily => 1,
        P.Int16 or P.UInt16 or P.Flags16 or P.EnumFlags16 or P.SyscallId or P.Port => 2,
        P.Int32 or P.UInt32 or P.Flags32 or P.EnumFlags32 or P.Uid or P.Gid or P.Mode or P.SigSet or P.Fd32 or P.Pid32 or P.Ipv4Addr or P.Bool => 4,
        P.Int64 or P.UInt64 or P.RelTime or P.AbsTime or P.Errno or P.Fd or P.Pid or P.Double => 8,
        P.Ipv6Addr => 16,
        _ => 0,
    };
}
