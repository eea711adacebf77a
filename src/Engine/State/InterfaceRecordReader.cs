namespace Gyrfalcon.Engine.State;

/// <summary>Reads one record of an interface list (<c>scap-format</c> §2.3), led by its length as u32 that does not count itself.</summary>
public static class InterfaceRecordReader
{
    const ushort Ipv4 = 1;
    const ushort Ipv6 = 2;

    // Of writers that did not know the speed of the link; it stands behind the addresses.
    const ushort Ipv4WithoutSpeed = 3;
    const ushort Ipv6WithoutSpeed = 4;

    const int Head = 4 + 2 + 2;

    /// <summary>Adds the address to the table; false when the record is damaged.</summary>
    public static bool TryRead(ReadOnlySpan<byte> record, InterfaceTable interfaces)
    {
        var reader = new RecordReader(record);
        uint length = reader.U32();
        ushort kind = reader.U16();
        reader.U16();
        if (record.Length < Head || length > (uint)record.Length - 4) return false;
        switch (kind)
        {
            case Ipv4 or Ipv4WithoutSpeed when reader.Left >= 3 * 4:
                interfaces.Add(reader.Ipv4(), reader.Ipv4());
                return true;
            case Ipv6 or Ipv6WithoutSpeed when reader.Left >= 3 * 16:
                interfaces.Add(reader.Ipv6());
                return true;
            default:
                return false;
        }
    }
}
