using System.Buffers.Binary;

namespace Gyrfalcon.Engine.Scap;

/// <summary>Brings one record of a process list to the newest layout, V9 (<c>scap-format</c> §2.5).</summary>
static class ProcessRecord
{
    public const int NewestVersion = 9;

    // loginuid, exe_writable and three capability sets: all that libs before 0.10 put after the root directory.
    const int OldTailSize = 4 + 1 + 3 * 8;

    /// <summary>
    /// Appends the record at the start of <paramref name="bytes"/> in the newest layout. A V9 record has its own length;
    /// older ones end where their last field ends, so <paramref name="bytes"/> may hold more.
    /// </summary>
    /// <param name="bytes">The bytes of the list from the record on.</param>
    /// <param name="version">The version of the list.</param>
    /// <param name="record">Takes the record, with its length.</param>
    /// <param name="consumed">The size of the record in the file.</param>
    /// <returns>False when the record reaches past its end.</returns>
    public static bool TryAppend(ReadOnlySpan<byte> bytes, int version, RecordBuffer record, out int consumed)
    {
        var cursor = new RecordCursor(bytes);
        record.Begin();
        record.Append(0u);
        if (version >= 9) cursor.Take(4);
        record.Append(cursor.Take(3 * 8));  // tid, pid, ptid
        AppendOrUnset(version >= 6, ref cursor, record);  // sid
        AppendOrUnset(version >= 8, ref cursor, record);  // vpgid
        record.Append(cursor.TakeText());  // comm
        record.Append(cursor.TakeText());  // exe
        AppendTextOrEmpty(version >= 7, ref cursor, record);  // exepath
        record.Append(cursor.TakeText());  // args
        record.Append(cursor.TakeText());  // cwd
        record.Append(cursor.Take(8 + 3 * 4));  // fdlimit, flags, uid, gid
        if (version >= 2) record.Append(cursor.Take(3 * 4 + 2 * 8));  // vmsize, vmrss, vmswap, pfmajor, pfminor
        else record.AppendZeros(3 * 4 + 2 * 8);
        AppendTextOrEmpty(version >= 3, ref cursor, record);  // env
        AppendOrUnset(version >= 4, ref cursor, record);  // vtid
        AppendOrUnset(version >= 4, ref cursor, record);  // vpid
        AppendTextOrEmpty(version >= 4, ref cursor, record);  // cgroups
        AppendTextOrEmpty(version >= 5, ref cursor, record);  // root
        var tail = version >= 9 ? cursor.Take(cursor.Remaining) : default;
        consumed = cursor.Position;
        if (cursor.Failed) return false;
        if (tail.Length > OldTailSize) record.Append(tail);
        else AppendOldTail(tail, record);
        BinaryPrimitives.WriteUInt32LittleEndian(record.Record, (uint)record.Record.Length);
        return true;
    }

    /// <summary>The thread that a record in the newest layout speaks of.</summary>
    public static long ThreadIdOf(ReadOnlySpan<byte> record) => BinaryPrimitives.ReadInt64LittleEndian(record[4..]);

    // Before 0.10 the tail began with loginuid. The whole tail is written, so that its length no longer tells old from new.
    static void AppendOldTail(ReadOnlySpan<byte> tail, RecordBuffer record)
    {
        var cursor = new RecordCursor(tail);
        record.AppendZeros(8 + 4);  // pidns_init_start_ts, tty
        AppendOr(uint.MaxValue, ref cursor, record);  // loginuid
        AppendOrZeros(1, ref cursor, record);  // exe_writable
        for (int i = 0; i < 3; i++) AppendOrZeros(8, ref cursor, record);  // capabilities
        record.AppendZeros(1 + 3 * 8 + 1 + 1);  // exe_upper_layer, exe_ino, its ctime and mtime, exe_from_memfd, exe_lower_layer
        record.Append(-1L);  // pgid
    }

    static void AppendOr(uint missing, ref RecordCursor cursor, RecordBuffer record)
    {
        if (cursor.Remaining >= 4) record.Append(cursor.Take(4));
        else record.Append(missing);
    }

    static void AppendOrZeros(int size, ref RecordCursor cursor, RecordBuffer record)
    {
        if (cursor.Remaining >= size) record.Append(cursor.Take(size));
        else record.AppendZeros(size);
    }

    static void AppendOrUnset(bool present, ref RecordCursor cursor, RecordBuffer record)
    {
        if (present) record.Append(cursor.Take(8));
        else record.Append(-1L);
    }

    static void AppendTextOrEmpty(bool present, ref RecordCursor cursor, RecordBuffer record)
    {
        if (present) record.Append(cursor.TakeText());
        else record.AppendZeros(2);
    }
}
