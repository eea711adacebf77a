using System.Buffers.Binary;
using System.Net;
using System.Text;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Tests.State;

public sealed class SocketTextTests
{
    [Theory]
    [InlineData("::")]
    [InlineData("::1")]
    [InlineData("fe80::1")]
    [InlineData("2001:db8::1:0:0:1")]
    [InlineData("2001:0:0:1::1")]
    [InlineData("1:0:2:0:3:0:4:0")]
    [InlineData("ff02::")]
    [InlineData("::ffff:1.2.3.4")]
    [InlineData("2001:db8:1:2:3:4:5:6")]
    public void WriteAddress_Ipv6_IsShortestForm(string text)
    {
        Span<byte> room = new byte[SocketText.MaxIpName];
        var address = BinaryPrimitives.ReadUInt128BigEndian(IPAddress.Parse(text).GetAddressBytes());
        Assert.Equal(text, Encoding.UTF8.GetString(room[..SocketText.WriteAddress(address, isIpv6: true, room)]));
    }

    [Fact]
    public void WriteAddress_RandomIpv6_ReadsBackTheSame()
    {
        var random = new Random(5);
        Span<byte> bytes = stackalloc byte[16];
        Span<byte> room = new byte[SocketText.MaxIpName];
        for (int i = 0; i < 20_000; i++)
        {
            random.NextBytes(bytes);
            for (int z = random.Next(14); z > 0; z--) bytes[random.Next(16)] = 0;
            int length = SocketText.WriteAddress(BinaryPrimitives.ReadUInt128BigEndian(bytes), isIpv6: true, room);
            Assert.Equal(bytes.ToArray(), IPAddress.Parse(Encoding.UTF8.GetString(room[..length])).GetAddressBytes());
        }
    }

    [Theory]
    [InlineData(L4Protocol.Tcp, "255.255.255.255:65535->0.0.0.1:1")]
    [InlineData(L4Protocol.Udp, "255.255.255.255:65535->0.0.0.1:1")]
    [InlineData(L4Protocol.Icmp, "255.255.255.255->0.0.0.1")]
    [InlineData(L4Protocol.Raw, "255.255.255.255->0.0.0.1")]
    [InlineData(L4Protocol.Unknown, "<unknown>")]
    public void WriteName_Protocol_DecidesWhatIsShown(L4Protocol protocol, string expected)
    {
        var tuple = new SocketTuple { SourceAddress = uint.MaxValue, SourcePort = 65535, DestinationAddress = 1, DestinationPort = 1 };
        Span<byte> room = new byte[SocketText.MaxIpName];
        Assert.Equal(expected, Encoding.UTF8.GetString(room[..SocketText.WriteName(tuple, protocol, room)]));
    }

    [Fact]
    public void WriteTuple_LongestAddresses_FitIntoTheRoom()
    {
        var tuple = new SocketTuple { IsIpv6 = true, SourceAddress = UInt128.MaxValue, SourcePort = 65535, DestinationAddress = UInt128.MaxValue, DestinationPort = 65535 };
        Assert.InRange(SocketText.WriteTuple(tuple, new byte[SocketText.MaxIpName]), 80, SocketText.MaxIpName);
    }
}
