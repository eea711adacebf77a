using System.Text;
using Gyrfalcon.Engine.Filtering.Evaluation;

namespace Gyrfalcon.Engine.Tests.Filtering.Evaluation;

public sealed class ByteStringSetTests
{
    [Fact]
    public void IndexOf_ManyItems_FindsEachAndNothingElse()
    {
        var random = new Random(7);
        byte[][] items = [.. Enumerable.Range(0, 2000).Select(i => Encoding.ASCII.GetBytes(new string((char)('a' + random.Next(3)), random.Next(20)) + i))];
        var set = new ByteStringSet(items);
        for (int i = 0; i < items.Length; i++)
        {
            Assert.Equal(i, set.IndexOf(items[i]));
            Assert.False(set.Contains([.. items[i], (byte)'!']));
        }
    }

    [Fact]
    public void IndexOf_ItemGivenTwice_IsKeptOnce()
    {
        var set = new ByteStringSet(["a"u8.ToArray(), ""u8.ToArray(), "a"u8.ToArray(), "b"u8.ToArray()]);
        Assert.Equal(3, set.Items.Count);
        Assert.Equal(0, set.IndexOf("a"u8));
        Assert.Equal(1, set.IndexOf(""u8));
        Assert.Equal(2, set.IndexOf("b"u8));
    }

    [Fact]
    public void Contains_EmptySet_HoldsNothing() => Assert.False(new ByteStringSet([]).Contains(""u8));
}
