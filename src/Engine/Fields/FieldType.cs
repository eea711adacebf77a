namespace Gyrfalcon.Engine.Fields;

/// <summary>The type of a field's value, which decides the operators it takes and how literals are read (<c>rule-language</c> §6.2, §6.3).</summary>
public enum FieldType : byte
{
    /// <summary>Text: bytes, UTF-8 by convention.</summary>
    String,
    /// <summary>A path; compared as text.</summary>
    Path,
    /// <summary>Bytes of any value.</summary>
    Buffer,
    Int8,
    Int16,
    Int32,
    Int64,
    UInt8,
    UInt16,
    UInt32,
    UInt64,
    Bool,
    /// <summary>A process or thread id, 64 bits signed.</summary>
    Pid,
    /// <summary>A descriptor number, 64 bits signed.</summary>
    Fd,
    /// <summary>A port in host order; literals may be service names.</summary>
    Port,
    /// <summary>A duration in nanoseconds.</summary>
    RelTime,
    /// <summary>Nanoseconds since the epoch.</summary>
    AbsTime,
    Double,
    /// <summary>An IPv4 or IPv6 address, 4 or 16 bytes in network order.</summary>
    IpAddress,
    /// <summary>An address that is compared against networks.</summary>
    IpNet,
}
