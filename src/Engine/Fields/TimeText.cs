namespace Gyrfalcon.Engine.Fields;

/// <summary>Writes timestamps (nanoseconds since the epoch) as the time fields show them.</summary>
static class TimeText
{
    const ulong NanosecondsPerSecond = 1_000_000_000;
    const ulong NanosecondsPerTick = 100;

    // DateTime ends in the year 9999; a capture may claim any 64-bit time.
    const ulong LastTick = 3_155_378_975_999_999_999 - 621_355_968_000_000_000;

    /// <summary>Adds <c>HH:MM:SS</c> in local time, led by the date and followed by nine digits of nanoseconds as asked.</summary>
    public static void AppendLocal(ref ScratchText text, ulong timestamp, bool date, bool nanoseconds)
    {
        Append(ref text, ToDateTime(timestamp).ToLocalTime(), date ? (byte)' ' : (byte)0);
        if (!nanoseconds) return;
        text.Append((byte)'.');
        text.AppendPadded(timestamp % NanosecondsPerSecond, 9);
    }

    /// <summary>Adds <c>YYYY-MM-DDTHH:MM:SS.nnnnnnnnn+0000</c> in UTC.</summary>
    public static void AppendIso8601(ref ScratchText text, ulong timestamp)
    {
        Append(ref text, ToDateTime(timestamp), (byte)'T');
        text.Append((byte)'.');
        text.AppendPadded(timestamp % NanosecondsPerSecond, 9);
        text.Append("+0000"u8);
    }

    /// <summary>Adds <c>YYYY-MM-DDTHH:MM:SS.nnnnnnnnnZ</c> in UTC, the <c>time</c> of alerts in JSON.</summary>
    public static void AppendJson(ref ScratchText text, ulong timestamp)
    {
        int start = text.Length;
        AppendIso8601(ref text, timestamp);
        text.CutTo(start + "YYYY-MM-DDTHH:MM:SS.nnnnnnnnn".Length);
        text.Append((byte)'Z');
    }

    static void Append(ref ScratchText text, DateTime time, byte afterDate)
    {
        if (afterDate != 0)
        {
            text.AppendPadded((ulong)time.Year, 4);
            text.Append((byte)'-');
            text.AppendPadded((ulong)time.Month, 2);
            text.Append((byte)'-');
            text.AppendPadded((ulong)time.Day, 2);
            text.Append(afterDate);
        }

        text.AppendPadded((ulong)time.Hour, 2);
        text.Append((byte)':');
        text.AppendPadded((ulong)time.Minute, 2);
        text.Append((byte)':');
        text.AppendPadded((ulong)time.Second, 2);
    }

    static DateTime ToDateTime(ulong timestamp) =>
        DateTime.UnixEpoch.AddTicks((long)Math.Min(timestamp / NanosecondsPerTick, LastTick));
}
