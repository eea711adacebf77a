using Gyrfalcon.Enrichment.Description;

namespace Gyrfalcon.Enrichment.Tests.Description;

public sealed class CpuSetTests
{
    [Theory]
    [InlineData(null, 0)]
    [InlineData("", 0)]
    [InlineData("1", 1)]
    [InlineData("0-3,7,9-10", 7)]
    [InlineData("3-1", 0)]
    [InlineData("1-2-3", 0)]
    [InlineData("a", 0)]
    [InlineData("-1", 0)]
    public void Count_List_IsTheNumberOfCpus(string? list, long count) => Assert.Equal(count, CpuSet.Count(list));
}
