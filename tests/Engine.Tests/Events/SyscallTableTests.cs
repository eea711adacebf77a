using System.Text;
using Gyrfalcon.Engine.Events;

namespace Gyrfalcon.Engine.Tests.Events;

public sealed class SyscallTableTests
{
    [Theory]
    [InlineData(0, "unknown")]
    [InlineData(3, "read")]
    [InlineData(453, "rseq_slice_yield")]
    [InlineData(454, "")]
    [InlineData(-1, "")]
    public void NameOf_Number_GivesName(int number, string name) => Assert.Equal(name, Encoding.UTF8.GetString(SyscallTable.NameOf(number)));

    [Fact]
    public void All_EveryNameIsThereOnce()
    {
        string[] names = SyscallTable.All.ToArray();
        Assert.Equal(454, names.Distinct().Count());
        Assert.All(names, name => Assert.True(SyscallTable.Contains(name)));
    }
}
