namespace Gyrfalcon.Enrichment.Tests;

public sealed class ContainerCacheTests
{
    [Fact]
    public void Set_SameAgain_IsNoNews()
    {
        var cache = new ContainerCache();
        Assert.True(cache.Set("a", [1, 2]));
        Assert.False(cache.Set("a", [1, 2]));
        Assert.True(cache.Set("a", [1, 3]));
        Assert.True(cache.TryGet("a", out byte[]? json));
        Assert.Equal([1, 3], json);
    }

    [Theory]
    [InlineData(10_000, 100, 1024)]
    [InlineData(1_000, 100_000, 41)]
    public void Set_TenThousandContainers_OldestGiveWay(int count, int size, int kept)
    {
        var cache = new ContainerCache();
        for (int i = 0; i < count; i++) cache.Set($"{i}", new byte[size]);
        Assert.Equal(kept, Enumerable.Range(0, count).Count(i => cache.TryGet($"{i}", out _)));
        Assert.True(cache.TryGet($"{count - 1}", out _));
    }
}
