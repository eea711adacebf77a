using System.Text;
using Gyrfalcon.Engine.Diagnostics;
using Xunit;

namespace Gyrfalcon.Engine.Tests.Diagnostics;

public sealed class SourceReaderTests
{
    [Fact]
    public void Read_FiftyMegabytesOfParentheses_IsRefusedBeforeItIsRead()
    {
        var stream = new Repeated((byte)'(', 50 << 20);
        var diagnostics = new DiagnosticBag();

        SourceText? source = SourceReader.Read("r.yaml", stream, diagnostics);

        Assert.Null(source);
        Diagnostic error = Assert.Single(diagnostics.Items);
        Assert.Equal("r.yaml:1:1", error.Span.ToString());
        Assert.Contains("8 MiB", error.Message, StringComparison.Ordinal);
        Assert.True(stream.Delivered <= SourceReader.MaxBytes + (64 << 10));
    }

    [Fact]
    public void Read_BinaryJunk_NamesTheFirstCharacterThatIsNotText()
    {
        var diagnostics = new DiagnosticBag();

        Assert.Null(SourceReader.Read("r.yaml", new MemoryStream("ab\ncd\0ef"u8.ToArray()), diagnostics));

        Assert.Equal("r.yaml:2:3", Assert.Single(diagnostics.Items).Span.ToString());
        Assert.Contains("U+0000", diagnostics.Items[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_OldEncodingInAComment_Warns()
    {
        var diagnostics = new DiagnosticBag();

        SourceText? source = SourceReader.Read("r.yaml", new MemoryStream(Encoding.Latin1.GetBytes("a\n# é\n")), diagnostics);

        Assert.NotNull(source);
        Assert.False(diagnostics.HasErrors);
        Assert.Equal("r.yaml:2:3", Assert.Single(diagnostics.Items).Span.ToString());
    }

    [Fact]
    public void Read_ByteOrderMark_IsNoText()
    {
        SourceText? source = SourceReader.Read("r.yaml", new MemoryStream([0xEF, 0xBB, 0xBF, (byte)'a']), new DiagnosticBag());

        Assert.Equal("a", source!.Text);
    }

    sealed class Repeated(byte value, long length) : Stream
    {
        public long Delivered { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => length;

        public override long Position { get => Delivered; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            int read = (int)Math.Min(count, length - Delivered);
            buffer.AsSpan(offset, read).Fill(value);
            Delivered += read;
            return read;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
