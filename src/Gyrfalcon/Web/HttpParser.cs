using System.Text;

namespace Gyrfalcon.Web;

/// <summary>
/// Reads the head of an HTTP/1.1 request (RFC 9112) out of bytes that anybody may have sent. What is not exactly a request without a body is
/// refused, so that nobody else can understand it otherwise.
/// </summary>
static class HttpParser
{
    /// <summary>The longest head. A browser's is 1 KiB, that of Prometheus 300 bytes.</summary>
    public const int MaxHead = 8192;

    const int MaxHeaders = 100;

    static ReadOnlySpan<byte> End => "\r\n\r\n"u8;

    static ReadOnlySpan<byte> LineEnd => "\r\n"u8;

    /// <summary>Reads a head.</summary>
    /// <param name="bytes">What has arrived.</param>
    /// <param name="request">The request, where the result is 200.</param>
    /// <param name="length">The bytes of the head, where the result is 200.</param>
    /// <returns>200; the status with which the request is to be refused; or 0 when the head is not complete.</returns>
    public static int Parse(ReadOnlySpan<byte> bytes, out HttpRequest request, out int length)
    {
        request = default;
        length = bytes.IndexOf(End);
        if (length < 0) return bytes.Length >= MaxHead ? 431 : 0;
        if (length + End.Length > MaxHead) return 431;
        var head = bytes[..(length + LineEnd.Length)];
        length += End.Length;

        int status = ParseFirstLine(TakeLine(ref head), ref request);
        for (int count = 0; status == 200 && head.Length > 0; count++)
        {
            status = count == MaxHeaders ? 431 : ParseHeader(TakeLine(ref head), ref request);
        }

        return status;
    }

    static int ParseFirstLine(ReadOnlySpan<byte> line, ref HttpRequest request)
    {
        int afterMethod = line.IndexOf((byte)' '), beforeVersion = line.LastIndexOf((byte)' ');
        if (afterMethod <= 0 || beforeVersion <= afterMethod) return 400;
        var method = line[..afterMethod];
        var target = line[(afterMethod + 1)..beforeVersion];
        var version = line[(beforeVersion + 1)..];
        if (method.ContainsAnyExceptInRange((byte)'A', (byte)'Z')) return 400;
        if (target.IsEmpty || target[0] != '/' || target.ContainsAnyExceptInRange((byte)'!', (byte)'~')) return 400;
        if (!version.StartsWith("HTTP/"u8)) return 400;
        bool isNew = version.SequenceEqual("HTTP/1.1"u8);
        if (!isNew && !version.SequenceEqual("HTTP/1.0"u8)) return 505;
        int query = target.IndexOf((byte)'?');
        if (query >= 0) target = target[..query];
        request = new HttpRequest(Encoding.ASCII.GetString(method), Encoding.ASCII.GetString(target), KeepsAlive: isNew);
        return 200;
    }

    static int ParseHeader(ReadOnlySpan<byte> line, ref HttpRequest request)
    {
        int colon = line.IndexOf((byte)':');
        if (colon <= 0 || line.ContainsAny((byte)'\r', (byte)'\n', (byte)0)) return 400;
        var name = line[..colon];
        // A blank here, or at the start of a line, is read in different ways by different programs.
        if (name.ContainsAnyExceptInRange((byte)'!', (byte)'~')) return 400;
        var value = line[(colon + 1)..].Trim(" \t"u8);
        if (Ascii.EqualsIgnoreCase(name, "transfer-encoding"u8)) return 400;
        if (Ascii.EqualsIgnoreCase(name, "content-length"u8) && !value.SequenceEqual("0"u8)) return 413;
        if (Ascii.EqualsIgnoreCase(name, "connection"u8) && Ascii.EqualsIgnoreCase(value, "close"u8)) request = request with { KeepsAlive = false };
        return 200;
    }

    static ReadOnlySpan<byte> TakeLine(ref ReadOnlySpan<byte> head)
    {
        int end = head.IndexOf(LineEnd);
        var line = head[..end];
        head = head[(end + LineEnd.Length)..];
        return line;
    }
}
