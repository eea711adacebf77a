using System.Globalization;
using Microsoft.Win32.SafeHandles;

namespace Gyrfalcon.Outputs.Spool;

/// <summary>One file of a spool, open for reading: it finds its records, and what comes after damage.</summary>
sealed class SpoolSegment(string directory, long number) : IDisposable
{
    const string Extension = ".spool";
    const int Window = 64 * 1024;

    readonly SafeFileHandle _file = File.OpenHandle(PathOf(directory, number), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);

    /// <summary>Its number.</summary>
    public long Number => number;

    /// <summary>How long it is by now.</summary>
    public long Length => RandomAccess.GetLength(_file);

    /// <summary>The path of a segment.</summary>
    public static string PathOf(string directory, long number) => Path.Combine(directory, number.ToString("D19", CultureInfo.InvariantCulture) + Extension);

    /// <summary>The numbers of the segments in a directory, in order.</summary>
    public static IEnumerable<long> NumbersIn(string directory) =>
        from path in Directory.EnumerateFiles(directory, "*" + Extension)
        let number = long.TryParse(Path.GetFileNameWithoutExtension(path), NumberStyles.None, CultureInfo.InvariantCulture, out long n) ? n : -1
        where number >= 0 && path == PathOf(directory, number)
        orderby number
        select number;

    /// <summary>Reads the record at an offset.</summary>
    /// <param name="offset">Where it begins; moved behind it, or behind the damage where there is no record any more.</param>
    /// <param name="end">Where the data end.</param>
    /// <param name="damage">How many bytes before the record, or before the end, are none.</param>
    /// <returns>The alert; null when there is none before the end.</returns>
    public Alert? Read(ref long offset, long end, out long damage)
    {
        long start = offset;
        while (offset < end)
        {
            if (ReadAt(offset, end) is { } alert)
            {
                damage = offset - start;
                offset += SpoolRecord.HeaderSize + alert.Line.Length;
                return alert;
            }

            offset = FindMark(offset + 1, end);
        }

        damage = end - start;
        return null;
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    Alert? ReadAt(long offset, long end)
    {
        Span<byte> header = stackalloc byte[SpoolRecord.HeaderSize];
        if (RandomAccess.Read(_file, header, offset) < header.Length || SpoolRecord.DecodeHeader(header) is not { } record) return null;
        if (offset + SpoolRecord.HeaderSize + record.Length > end) return null;
        byte[] line = new byte[record.Length];
        if (RandomAccess.Read(_file, line, offset + SpoolRecord.HeaderSize) < line.Length || SpoolRecord.Checksum(line) != record.LineChecksum) return null;
        return new Alert(record.Sequence, record.Priority, line);
    }

    long FindMark(long offset, long end)
    {
        byte[] window = new byte[Window];
        while (offset < end)
        {
            var read = window.AsSpan(0, RandomAccess.Read(_file, window, offset));
            int at = read.IndexOf(SpoolRecord.Mark);
            if (at >= 0) return Math.Min(offset + at, end);
            if (read.Length < SpoolRecord.Mark.Length) return end;
            offset += read.Length - SpoolRecord.Mark.Length + 1;
        }

        return end;
    }
}
