using System.IO.Compression;

namespace Gyrfalcon.Outputs.AzureMonitor;

/// <summary>Alerts that go in one call.</summary>
sealed class AlertBatch
{
    /// <summary>The longest alert: of a column a table keeps 64 KB.</summary>
    public const int MaxLine = 250_000;

    // The API takes 1 MB in a call, compressed and not: another alert may still come in.
    const int FullBytes = 1_000_000 - MaxLine - 2;

    readonly List<byte[]> _lines = [];
    int _bytes;

    public int Count => _lines.Count;

    /// <summary>Whether it is to be sent before another one comes in.</summary>
    public bool IsFull => _bytes >= FullBytes;

    public void Add(byte[] line)
    {
        _lines.Add(line);
        _bytes += Size(line.Length);
    }

    /// <summary>Takes away the first ones.</summary>
    public void Remove(int count)
    {
        for (int i = 0; i < count; i++) _bytes -= Size(_lines[i].Length);
        _lines.RemoveRange(0, count);
    }

    /// <summary>The first ones as a JSON array, by gzip.</summary>
    public byte[] Compress(int count)
    {
        using var memory = new MemoryStream();
        using (var gzip = new GZipStream(memory, CompressionLevel.Fastest))
        {
            for (int i = 0; i < count; i++)
            {
                gzip.WriteByte(i == 0 ? (byte)'[' : (byte)',');
                gzip.Write(_lines[i]);
            }

            gzip.WriteByte((byte)']');
        }

        return memory.ToArray();
    }

    static int Size(int length) => length + 1;
}
