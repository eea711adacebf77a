using System.Text;

namespace Gyrfalcon.Web;

/// <summary>An answer.</summary>
/// <param name="Status">The status code.</param>
/// <param name="ContentType">The type of the body.</param>
/// <param name="Body">The body.</param>
sealed record HttpResponse(int Status, string ContentType, ReadOnlyMemory<byte> Body)
{
    /// <summary>What goes before the body.</summary>
    public byte[] Head(bool keepsAlive) => Encoding.ASCII.GetBytes(
        $"HTTP/1.1 {Status} {ReasonOf(Status)}\r\nContent-Type: {ContentType}\r\nContent-Length: {Body.Length}\r\n"
        + $"{(Status == 405 ? "Allow: GET, HEAD\r\n" : "")}Connection: {(keepsAlive ? "keep-alive" : "close")}\r\n\r\n");

    /// <summary>A JSON document.</summary>
    public static HttpResponse Json(ReadOnlyMemory<byte> body) => new(200, "application/json", body);

    /// <summary>An answer that says no more than its status.</summary>
    public static HttpResponse Empty(int status) => new(status, "text/plain", Encoding.ASCII.GetBytes(ReasonOf(status) + "\n"));

    static string ReasonOf(int status) => status switch
    {
        200 => "OK",
        400 => "Bad Request",
        404 => "Not Found",
        405 => "Method Not Allowed",
        413 => "Content Too Large",
        431 => "Request Header Fields Too Large",
        503 => "Service Unavailable",
        505 => "HTTP Version Not Supported",
        _ => "Internal Server Error",
    };
}
