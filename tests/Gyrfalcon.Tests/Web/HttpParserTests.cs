using System.Text;
using Gyrfalcon.Web;
using Xunit;

namespace Gyrfalcon.Tests.Web;

public sealed class HttpParserTests
{
    [Fact]
    public void Parse_Scrape_GivesMethodAndPath()
    {
        const string head = "GET /metrics?a=b HTTP/1.1\r\nHost: h:8765\r\nUser-Agent: Prometheus/2.42.0\r\nAccept-Encoding: gzip\r\n\r\n";

        Assert.Equal(200, HttpParser.Parse(Encoding.ASCII.GetBytes(head + "GET /"), out var request, out int length));
        Assert.Equal(new HttpRequest("GET", "/metrics", KeepsAlive: true), request);
        Assert.Equal(head.Length, length);
    }

    [Theory]
    [InlineData("GET / HTTP/1.0\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\nConnection: Close\r\n\r\n")]
    [InlineData("HEAD / HTTP/1.1\r\nCONNECTION:close\r\nHost: x\r\n\r\n")]
    public void Parse_LastRequestOfItsConnection_SaysSo(string head)
    {
        Assert.Equal(200, HttpParser.Parse(Encoding.ASCII.GetBytes(head), out var request, out _));
        Assert.False(request.KeepsAlive);
    }

    [Theory]
    [InlineData(0, "GET / HTTP/1.1\r\nHost: x\r\n")]
    [InlineData(0, "")]
    [InlineData(400, "\r\n\r\n")]
    [InlineData(400, "GET /\r\n\r\n")]
    [InlineData(400, "get / HTTP/1.1\r\n\r\n")]
    [InlineData(400, "GET http://x/ HTTP/1.1\r\n\r\n")]
    [InlineData(400, "GET /a b HTTP/1.1\r\n\r\n")]
    [InlineData(400, "GET /\u0001 HTTP/1.1\r\n\r\n")]
    [InlineData(400, "GET / FTP/1.1\r\n\r\n")]
    [InlineData(505, "GET / HTTP/2.0\r\n\r\n")]
    [InlineData(400, "GET / HTTP/1.1\r\nno colon\r\n\r\n")]
    [InlineData(400, "GET / HTTP/1.1\r\nA : b\r\n\r\n")]
    [InlineData(400, "GET / HTTP/1.1\r\nA: b\r\n folded: c\r\n\r\n")]
    [InlineData(400, "GET / HTTP/1.1\r\nA: b\nContent-Length: 3\r\n\r\n")]
    [InlineData(400, "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n")]
    [InlineData(413, "POST / HTTP/1.1\r\nContent-Length: 5\r\n\r\n")]
    public void Parse_AnythingElse_IsRefused(int status, string head)
    {
        Assert.Equal(status, HttpParser.Parse(Encoding.Latin1.GetBytes(head), out _, out _));
    }

    [Fact]
    public void Parse_TooLarge_IsRefused()
    {
        string many = string.Concat(Enumerable.Range(0, 101).Select(i => $"A{i}: b\r\n"));

        Assert.Equal(431, HttpParser.Parse(Encoding.ASCII.GetBytes($"GET / HTTP/1.1\r\n{many}\r\n"), out _, out _));
        Assert.Equal(431, HttpParser.Parse(new byte[HttpParser.MaxHead], out _, out _));
        Assert.Equal(431, HttpParser.Parse(Encoding.ASCII.GetBytes($"GET / HTTP/1.1\r\nA: {new string('b', HttpParser.MaxHead)}\r\n\r\n"), out _, out _));
    }

    [Fact]
    public void Parse_AnyBytes_GivesAStatusAndReadsNoFurtherThanItsHead()
    {
        byte[] sample = Encoding.ASCII.GetBytes("GET /status?x HTTP/1.1\r\nHost: localhost\r\nConnection: keep-alive\r\nContent-Length: 0\r\n\r\n");
        byte[] pieces = [(byte)'\r', (byte)'\n', (byte)' ', (byte)':', (byte)'/', 0, 255, (byte)'H'];
        var random = new Random(42);
        for (int round = 0; round < 200_000; round++)
        {
            byte[] bytes = sample.AsSpan(0, random.Next(sample.Length + 1)).ToArray();
            for (int i = random.Next(6); i > 0 && bytes.Length > 0; i--) bytes[random.Next(bytes.Length)] = pieces[random.Next(pieces.Length)];
            int status = HttpParser.Parse(bytes, out var request, out int length);

            Assert.Contains(status, (int[])[0, 200, 400, 413, 431, 505]);
            if (status != 200) continue;
            Assert.InRange(length, 1, bytes.Length);
            Assert.StartsWith("/", request.Path, StringComparison.Ordinal);
        }
    }
}
