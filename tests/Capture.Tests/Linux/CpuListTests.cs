using Gyrfalcon.Capture.Linux;

namespace Gyrfalcon.Capture.Tests.Linux;

public sealed class CpuListTests
{
    [Theory]
    [InlineData("0\n", new[] { 0 })]
    [InlineData("0-3\n", new[] { 0, 1, 2, 3 })]
    [InlineData("0-1,4,6-7\n", new[] { 0, 1, 4, 6, 7 })]
    public void Parse_KernelsList_IsEveryNumber(string list, int[] expected) => Assert.Equal(expected, CpuList.Parse(list));

    [Fact]
    public void Possible_ThisMachine_CoversTheOnlineOnes() => Assert.True(CpuList.Possible() > CpuList.Online()[^1]);
}
