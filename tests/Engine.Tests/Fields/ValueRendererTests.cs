using System.Buffers.Binary;
using System.Text;
using Gyrfalcon.Engine.Fields;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Tests.Fields;

public sealed class ValueRendererTests
{
    static string Text(FieldType type, FieldValue value, bool isList = false)
    {
        var text = new ScratchText(new Scratch());
        ValueRenderer.AppendText(ref text, type, isList, value);
        return Encoding.UTF8.GetString(text.Text);
    }

    static byte[] List(params byte[][] items)
    {
        List<byte> list = [];
        foreach (byte[] item in items)
        {
            byte[] length = new byte[4];
            BinaryPrimitives.WriteInt32LittleEndian(length, item.Length);
            list.AddRange([.. length, .. item]);
        }

        return [.. list];
    }

    [Fact]
    public void Text_OfEachType_IsAsTheReferenceWritesIt()
    {
        Assert.Equal("-1", Text(FieldType.Int64, FieldValue.Of(-1L)));
        Assert.Equal("18446744073709551615", Text(FieldType.UInt64, FieldValue.Of(ulong.MaxValue)));
        Assert.Equal("true", Text(FieldType.Bool, FieldValue.Of(true)));
        Assert.Equal("0.5", Text(FieldType.Double, FieldValue.Of(0.45 + 0.05)));
        Assert.Equal("100.0", Text(FieldType.Double, FieldValue.Of(100.0)));
        Assert.Equal("10.0.0.1", Text(FieldType.IpAddress, FieldValue.Of([10, 0, 0, 1])));
        Assert.Equal("::1", Text(FieldType.IpAddress, FieldValue.Of([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1])));
        Assert.Equal("", Text(FieldType.IpAddress, FieldValue.Of([1, 2, 3])));
        Assert.Equal("<IPNET>", Text(FieldType.IpNet, FieldValue.Of([10, 0, 0, 1])));
        Assert.Equal("a.b", Text(FieldType.Buffer, FieldValue.Of([(byte)'a', 1, (byte)'b'])));
        Assert.Equal("a", Text(FieldType.String, FieldValue.Of([(byte)'a', 0, (byte)'b'])));
    }

    [Fact]
    public void Text_OfAList_IsInRoundBracketsAndBounded()
    {
        Assert.Equal("()", Text(FieldType.String, FieldValue.Of(List()), isList: true));
        Assert.Equal("(a,bc)", Text(FieldType.String, FieldValue.Of(List([(byte)'a'], [(byte)'b', (byte)'c'])), isList: true));
        byte[] item = Encoding.UTF8.GetBytes(new string('x', 600));
        Assert.Equal(1023, Text(FieldType.String, FieldValue.Of(List(item, item)), isList: true).Length);
    }

    [Fact]
    public void Text_OfACutList_EndsWithItsBytes()
    {
        byte[] list = List([(byte)'a', (byte)'b', (byte)'c']);
        Assert.Equal("(a)", Text(FieldType.String, FieldValue.Of(list.AsSpan(0, 5)), isList: true));
        Assert.Equal("()", Text(FieldType.String, FieldValue.Of(list.AsSpan(0, 3)), isList: true));
    }

    [Fact]
    public void Json_OfBytesThatAreNoUtf8_HasTheReplacementCharacter()
    {
        var fixture = new FieldFixture();
        fixture.Add(7, 0, "x").Comm.Set([(byte)'a', 0xff, (byte)'"', 0xc3]);
        Assert.Equal("\"a\uFFFD\\\"\uFFFD\"", fixture.Json(FieldFixture.Quiet(7), "proc.name"));
    }

    [Fact]
    public void Json_OfNumbers_FollowsTheFormatOfTheField()
    {
        var fixture = new FieldFixture();
        var thread = fixture.Add(7, 0, "x");
        var fd = FieldFixture.Open(thread, 3, "/x");
        fd.Device = 0xfe00;
        thread.FdLimit = 8;
        var read = new Engine.Events.EventBuilder(Engine.Events.EventCode.SyscallReadX, tid: 7).With("res", 0).With("data", []).With("fd", 3).With("size", 1);
        Assert.Equal("\"FE00\"", fixture.Json(read, "fd.dev"));
        Assert.Equal("254", fixture.Json(read, "fd.dev.major"));
        Assert.Equal("12.5", fixture.Json(read, "proc.fdusage"));
        Assert.Equal("false", fixture.Json(read, "fd.connected"));
    }
}
