using System.Text;
using Gyrfalcon.Engine.Filtering.Evaluation;

namespace Gyrfalcon.Engine.Tests.Filtering.Evaluation;

public sealed class PathPrefixNodeTests
{
    [Theory]
    [InlineData("/var/run", "/var/run", true)]
    [InlineData("/var/run", "/var/run/docker.sock", true)]
    [InlineData("/var/run", "/var/running", false)]
    [InlineData("/var/run", "/var", false)]
    [InlineData("/var/run", "var//run/x", true)]
    [InlineData("/", "/anything", true)]
    [InlineData("/", "", true)]
    [InlineData("/usr /usr/lib", "/usr/bin", true)]
    [InlineData("/usr/lib /usr", "/usr/bin", true)]
    [InlineData("/home/*/.ssh", "/home/bob/.ssh/id_rsa", true)]
    [InlineData("/home/*/.ssh", "/home/bob/x/.ssh", false)]
    [InlineData("/home/*/.ssh /home/bob/.aws", "/home/bob/.ssh", true)]
    [InlineData("/h[ao]me", "/home/x", true)]
    [InlineData("/a?c/d /abc/e", "/abc/d", true)]
    [InlineData("/etc /lib", "/usr", false)]
    [InlineData("", "", true)]
    public void Matches_Path_ComparesComponents(string paths, string path, bool expected)
    {
        var node = new PathPrefixNode(paths.Split(' ').Select(Encoding.UTF8.GetBytes));
        Assert.Equal(expected, node.Matches(Encoding.UTF8.GetBytes(path)));
    }

    [Fact]
    public void Matches_NoPaths_MatchesNothing() => Assert.False(new PathPrefixNode([]).Matches("/"u8));
}
