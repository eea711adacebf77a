using Gyrfalcon.Engine.Events;

namespace Gyrfalcon.Engine.Tests.State;

/// <summary>Events with parameters that make sense by their types, of few threads and descriptors, so that everything meets everything.</summary>
static class RandomEvents
{
    /// <summary>An event of a type, or one of our own records.</summary>
    public static EventBuilder Next(Random random, EventCode code, ulong now)
    {
        var builder = new EventBuilder(code, random.Next(1, 32), now);
        if ((int)code >= 1024) return builder.With(0, RandomRecord(random, code));
        var parameters = EventTable.Find(code)!.Parameters;
        for (int p = 0; p < parameters.Length; p++)
        {
            if (random.Next(12) == 0) continue;
            switch (parameters[p].Type)
            {
                case ParameterType.SockTuple:
                    builder.With(p, RandomTuple(random));
                    break;
                case ParameterType.SockAddr:
                    builder.With(p, EventBuilder.SocketAddress(random.Next(2) == 0 ? $"10.0.0.{random.Next(4)}:{random.Next(3)}" : "/run/x"));
                    break;
                case ParameterType.CharBuf or ParameterType.FsPath or ParameterType.FsRelPath or ParameterType.ByteBuf:
                    builder.With(p, random.Next(3) switch { 0 => "a/../b", 1 => "/etc//passwd", _ => "x" });
                    break;
                case ParameterType.Dyn or ParameterType.FdList or ParameterType.Double or ParameterType.Ipv4Addr or ParameterType.Ipv6Addr:
                    break;
                case ParameterType.CharBufArray or ParameterType.CharBufPairArray:
                    builder.With(p, EventBuilder.List("a=b", "c"));
                    break;
                case ParameterType.Flags32:
                    builder.With(p, random.Next(4) switch { 0 => 0, 1 => 1 << random.Next(31), 2 => 0x2000, _ => 0x1000 });
                    break;
                default:
                    builder.With(p, random.Next(4) == 0 ? -1 : random.Next(32));
                    break;
            }
        }

        return builder;
    }

    static byte[] RandomTuple(Random random) => random.Next(3) switch
    {
        0 => EventBuilder.SocketTuple($"10.0.0.{random.Next(3)}:{random.Next(3)}", $"10.0.0.{random.Next(3)}:{random.Next(3)}"),
        1 => EventBuilder.SocketTuple($"[::{random.Next(3)}]:{random.Next(3)}", "[::ffff:1.2.3.4]:5"),
        _ => EventBuilder.UnixTuple(1, 2, "/run/x"),
    };

    static byte[] RandomRecord(Random random, EventCode code)
    {
        byte[] record = code switch
        {
            EventCode.ThreadRecord => new ThreadRecordBytes(random.Next(-1, 32), random.Next(-1, 32), random.Next(-1, 32)) { StartTime = (ulong)random.Next(3) }.Build(),
            EventCode.DescriptorRecord => DescriptorRecordReaderTests.List(random.Next(32), DescriptorRecordReaderTests.Socket(random.Next(9), "10.0.0.1:22", "10.0.0.2:40000")),
            _ => new byte[random.Next(200)],
        };
        if (random.Next(4) == 0) random.NextBytes(record.AsSpan(random.Next(record.Length + 1)));
        return random.Next(4) == 0 ? record[..random.Next(record.Length + 1)] : record;
    }
}
