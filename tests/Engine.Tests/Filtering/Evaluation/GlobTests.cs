using System.Text;
using Gyrfalcon.Engine.Filtering.Evaluation;

namespace Gyrfalcon.Engine.Tests.Filtering.Evaluation;

public sealed class GlobTests
{
    // What fnmatch(3) of glibc 2.36 says in the C locale.
    [Theory]
    [InlineData("", "", true)]
    [InlineData("*", "", true)]
    [InlineData("*", ".x/y", true)]
    [InlineData("**a", "ba", true)]
    [InlineData("a*b*c", "a-b-b-c", true)]
    [InlineData("a*b*c", "a-b-b-", false)]
    [InlineData("?", "", false)]
    [InlineData("??", "é", true)]
    [InlineData("?", "é", false)]
    [InlineData("[abc]x", "bx", true)]
    [InlineData("[!abc]x", "bx", false)]
    [InlineData("[^abc]x", "dx", true)]
    [InlineData("[a-c]", "b", true)]
    [InlineData("[a-c]", "d", false)]
    [InlineData("[a-]", "-", true)]
    [InlineData("[-a]", "-", true)]
    [InlineData("[]a]", "]", true)]
    [InlineData("[!]a]", "b", true)]
    [InlineData("[", "[", true)]
    [InlineData("[a", "[a", true)]
    [InlineData("[a", "a", false)]
    [InlineData("a[", "a[", true)]
    [InlineData("[]", "[]", true)]
    [InlineData("[!]", "[!]", true)]
    [InlineData("[[]", "[", true)]
    [InlineData("[[a]", "a", true)]
    [InlineData("[\\]]", "]", true)]
    [InlineData("[a\\-c]", "b", false)]
    [InlineData("[a\\-c]", "-", true)]
    [InlineData("[z-a]", "b", false)]
    [InlineData("[a-c-e]", "d", false)]
    [InlineData("[a-c-e]", "-", true)]
    [InlineData("[[:alpha:]]", "x", true)]
    [InlineData("[[:alpha:]]", "1", false)]
    [InlineData("[![:digit:]]", "x", true)]
    [InlineData("[[:alpha:]-z]", "-", true)]
    [InlineData("[[=a=]]", "a", true)]
    [InlineData("[[.-.]]", "-", true)]
    [InlineData("\\*", "*", true)]
    [InlineData("\\*", "x", false)]
    [InlineData("a\\", "a\\", false)]
    [InlineData("\\a", "a", true)]
    public void IsMatch_Pattern_AgreesWithFnmatch(string pattern, string text, bool expected) =>
        Assert.Equal(expected, Glob.IsMatch(Encoding.UTF8.GetBytes(pattern), Encoding.UTF8.GetBytes(text), ignoreCase: false));

    [Theory]
    [InlineData("aB*c", "AbxxC", true)]
    [InlineData("[A-Z]", "q", true)]
    [InlineData("[a-Z]", "b", true)]
    [InlineData("[Z-a]", "_", false)]
    [InlineData("[!a]", "A", false)]
    [InlineData("[[:upper:]]", "a", false)]
    public void IsMatch_IgnoringCase_AgreesWithFnmatch(string pattern, string text, bool expected) =>
        Assert.Equal(expected, Glob.IsMatch(Encoding.UTF8.GetBytes(pattern), Encoding.UTF8.GetBytes(text), ignoreCase: true));

    [Fact]
    public void IsMatch_ManyStars_TakesNoExponentialTime()
    {
        byte[] pattern = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("*a", 100)) + "b");
        byte[] text = Encoding.ASCII.GetBytes(new string('a', 10_000));
        Assert.False(Glob.IsMatch(pattern, text, ignoreCase: false));
    }
}
