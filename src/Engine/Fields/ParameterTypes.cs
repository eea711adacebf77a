using Gyrfalcon.Engine.Events;

namespace Gyrfalcon.Engine.Fields;

/// <summary>What the encodings of event parameters are as types of field values.</summary>
static class ParameterTypes
{
    /// <summary>The type that a parameter has in a condition (<c>evt.rawarg</c>).</summary>
    public static FieldType ToFieldType(ParameterType type) => type switch
    {
        ParameterType.Int8 => FieldType.Int8,
        ParameterType.Int16 => FieldType.Int16,
        ParameterType.Int32 => FieldType.Int32,
        ParameterType.Int64 or ParameterType.Errno => FieldType.Int64,
        ParameterType.UInt8 or ParameterType.Flags8 or ParameterType.EnumFlags8 or ParameterType.SigType or ParameterType.L4Proto => FieldType.UInt8,
        ParameterType.UInt16 or ParameterType.Flags16 or ParameterType.EnumFlags16 or ParameterType.SyscallId => FieldType.UInt16,
        ParameterType.UInt32 or ParameterType.Flags32 or ParameterType.EnumFlags32 or ParameterType.Uid or ParameterType.Gid
            or ParameterType.Mode or ParameterType.SigSet => FieldType.UInt32,
        ParameterType.UInt64 => FieldType.UInt64,
        ParameterType.Fd or ParameterType.Fd32 => FieldType.Fd,
        ParameterType.Pid or ParameterType.Pid32 => FieldType.Pid,
        ParameterType.Port => FieldType.Port,
        ParameterType.RelTime => FieldType.RelTime,
        ParameterType.AbsTime => FieldType.AbsTime,
        ParameterType.Bool => FieldType.Bool,
        ParameterType.Double => FieldType.Double,
        ParameterType.CharBuf => FieldType.String,
        ParameterType.FsPath or ParameterType.FsRelPath => FieldType.Path,
        ParameterType.Ipv4Addr or ParameterType.Ipv6Addr or ParameterType.IpAddr => FieldType.IpAddress,
        ParameterType.Ipv4Net or ParameterType.Ipv6Net or ParameterType.IpNet => FieldType.IpNet,
        _ => FieldType.Buffer,
    };

    /// <summary>Whether a value of the type is bytes and not a number.</summary>
    public static bool IsBytes(FieldType type) =>
        type is FieldType.String or FieldType.Path or FieldType.Buffer or FieldType.IpAddress or FieldType.IpNet;

    /// <summary>Whether a number of the type may be negative.</summary>
    public static bool IsSigned(FieldType type) =>
        type is FieldType.Int8 or FieldType.Int16 or FieldType.Int32 or FieldType.Int64 or FieldType.Pid or FieldType.Fd;
}
