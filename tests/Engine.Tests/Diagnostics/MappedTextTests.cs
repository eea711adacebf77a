using Gyrfalcon.Engine.Diagnostics;
using Xunit;

namespace Gyrfalcon.Engine.Tests.Diagnostics;

public sealed class MappedTextTests
{
    static readonly SourceText s_first = new("a.yaml", "0123456789abcdefghij");
    static readonly SourceText s_second = new("b.yaml", "ABCDEFGHIJ");

    [Fact]
    public void Span_AcrossAppendedTexts_StaysInTheSourceWhereItBegins()
    {
        var builder = new MappedTextBuilder();
        builder.Append(MappedText.Whole(s_first), 5, 3);
        builder.Append(" ", new SourceSpan(s_second, 0, 2));
        builder.Append(MappedText.Whole(s_second), 4, 2);
        MappedText text = builder.ToText(default);

        Assert.Equal("567 EF", text.Text);
        Assert.Equal(new SourceSpan(s_first, 6, 2), text.Span(1, 5));
        Assert.Equal(new SourceSpan(s_second, 5, 1), text.Span(5, 1));
        Assert.Equal(new SourceSpan(s_second, 0, 2), text.Span(3, 1));
        Assert.Equal(new SourceSpan(s_second, 6, 0), text.Span(6, 0));
    }

    [Fact]
    public void Span_AroundReplacedText_CoversBothEnds()
    {
        MappedText whole = MappedText.Whole(s_first);
        var builder = new MappedTextBuilder();
        builder.Append(whole, 0, 4).Append("XYZ", new SourceSpan(s_first, 4, 2)).Append(whole, 6, 4);
        MappedText text = builder.ToText(default);

        Assert.Equal("0123XYZ6789", text.Text);
        Assert.Equal(new SourceSpan(s_first, 2, 6), text.Span(2, 7));
        Assert.Equal(new SourceSpan(s_first, 2, 2), text.Span(2, 3));
        Assert.Equal(new SourceSpan(s_first, 4, 2), text.Span(5, 1));
    }

    [Fact]
    public void Append_SliceOfASlice_KeepsPlaces()
    {
        MappedText slice = new MappedTextBuilder().Append(MappedText.Whole(s_first), 3, 10).ToText(default);
        MappedText text = new MappedTextBuilder().Append(slice, 2, 3).Append(slice, 8, 2).ToText(default);

        Assert.Equal("567bc", text.Text);
        Assert.Equal(new SourceSpan(s_first, 11, 1), text.Span(3, 1));
    }
}
