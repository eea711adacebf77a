using Gyrfalcon.Engine.Diagnostics;
using Xunit;

namespace Gyrfalcon.Engine.Tests.Diagnostics;

public sealed class SuggestionsTests
{
    [Theory]
    [InlineData("proc.nmae", "proc.name")]
    [InlineData("proc.nam", "proc.name")]
    [InlineData("PROC.NAME", "proc.name")]
    [InlineData("fd.nme", "fd.name")]
    [InlineData("something.else", null)]
    [InlineData("", null)]
    public void Closest_TypingError_FindsWhatWasMeant(string name, string? expected) =>
        Assert.Equal(expected, Suggestions.Closest(name, ["proc.pname", "proc.name", "fd.name", "evt.type"]));
}
