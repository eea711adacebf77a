using Gyrfalcon.Engine.Rules;

namespace Gyrfalcon.Engine.Tests.Rules;

public sealed class WildcardTests
{
    [Theory]
    [InlineData("Shell", "Shell", true)]
    [InlineData("Shell", "shell", false)]
    [InlineData("Shell", "Shell in container", false)]
    [InlineData("Shell*", "Shell in container", true)]
    [InlineData("*container", "Shell in container", true)]
    [InlineData("*in*", "Shell in container", true)]
    [InlineData("*in*", "Netcat", false)]
    [InlineData("S*l*c*r", "Shell in container", true)]
    [InlineData("S*l*c*x", "Shell in container", false)]
    [InlineData("*", "", true)]
    [InlineData("**", "anything", true)]
    [InlineData("a*", "a", true)]
    [InlineData("a*a", "a", false)]
    [InlineData("*b", "bb", true)]
    [InlineData("*ab*ab", "abxab", true)]
    [InlineData("a?c", "abc", false)]
    [InlineData("a[b]c", "abc", false)]
    public void Matches_Pattern_TakesStarsForAnyTextAndNothingElse(string pattern, string text, bool expected) =>
        Assert.Equal(expected, Wildcard.Matches(pattern, text));

    // A pattern that tries every way to divide the text would never end.
    [Fact]
    public void Matches_HostilePattern_Ends() =>
        Assert.False(Wildcard.Matches(string.Concat(Enumerable.Repeat("a*", 1000)) + "b", new string('a', 10_000)));
}
