using Gyrfalcon.Commands;
using Xunit;

namespace Gyrfalcon.Tests.Commands;

public sealed class AttachedValuesTests
{
    [Theory]
    [InlineData("-pk -M10 -v", "-p k -M 10 -v")]
    [InlineData("-ojson_output=true -o json_output=true", "-o json_output=true -o json_output=true")]
    [InlineData("--list -NU -r=x -- -M10", "--list -NU -r=x -- -M10")]
    public void Split_OptionAndValueInOneWord_AreTwo(string arguments, string expected) =>
        Assert.Equal(expected, string.Join(' ', AttachedValues.Split(arguments.Split(' '))));
}
