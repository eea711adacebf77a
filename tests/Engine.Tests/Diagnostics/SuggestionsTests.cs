using Gyrfalcon.Engine.Diagnostics;

namespace Gyrfalcon.Engine.Tests.Diagnostics;

public sealed class SuggestionsTests
{
    static readonly string[] s_names = ["proc.name", "proc.pname", "proc.aname", "fd.name", "evt.type", "user.name"];

    [Theory]
    [InlineData("proc.nam", "proc.name")]
    [InlineData("proc.naem", "proc.name")]
    [InlineData("PROC.NAME", "proc.name")]
    [InlineData("evt.typ", "evt.type")]
    [InlineData("fdname", "fd.name")]
    [InlineData("proc.nmae", "proc.name")]
    public void Closest_Slip_FindsTheName(string typed, string meant) => Assert.Equal(meant, Suggestions.Closest(typed, s_names));

    [Theory]
    [InlineData("container.image")]
    [InlineData("")]
    [InlineData("x")]
    public void Closest_NothingNear_ReturnsNull(string typed) => Assert.Null(Suggestions.Closest(typed, s_names));

    [Fact]
    public void Closest_HugeName_ReturnsNullAtOnce() => Assert.Null(Suggestions.Closest(new string('a', 100_000), s_names));
}
