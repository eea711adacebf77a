using System.Text;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Tests.State;

public sealed class PathsTests
{
    [Theory]
    [InlineData("", "/a/b", "/a/b")]
    [InlineData("/x/", "/a/b", "/a/b")]
    [InlineData("/x/", "a", "/x/a")]
    [InlineData("/x/", "", "")]
    [InlineData("/x/", ".", "/x")]
    [InlineData("/x/", "..", "/")]
    [InlineData("/x/y/", "../z", "/x/z")]
    [InlineData("/x/", "../../../z", "/z")]
    [InlineData("/", "..", "/")]
    [InlineData("", "/a//b///c/", "/a/b/c")]
    [InlineData("", "//", "/")]
    [InlineData("", "/a/./b/.", "/a/b")]
    [InlineData("", "/a/b/..", "/a")]
    [InlineData("", "/.hidden/..x/...", "/.hidden/..x/...")]
    [InlineData("", "/a/.b", "/a/.b")]
    [InlineData("", "foo/../a", "a")]
    [InlineData("x/", "../..//a", "a")]
    [InlineData("<UNKNOWN>", "x/y", "<UNKNOWN>x/y")]
    public void Join_DirectoryAndPath_IsNormal(string directory, string path, string expected)
    {
        Span<byte> room = new byte[Paths.MaxLength];
        int length = Paths.Join(Encoding.UTF8.GetBytes(directory), Encoding.UTF8.GetBytes(path), room);
        Assert.Equal(expected, Encoding.UTF8.GetString(room[..length]));
    }

    [Theory]
    [InlineData(1023, false)]
    [InlineData(1024, true)]
    public void Join_LongPath_IsCutAtTheLimit(int length, bool isTooLong)
    {
        byte[] path = new byte[length];
        Array.Fill(path, (byte)'a');
        path[0] = (byte)'/';
        Span<byte> room = new byte[Paths.MaxLength];
        var joined = room[..Paths.Join(default, path, room)];
        Assert.Equal(isTooLong, joined.SequenceEqual(Paths.TooLong));
    }

    // What takes the short way and what takes the long way must agree.
    [Fact]
    public void Join_RandomPaths_AgreeWithComponentsOneByOne()
    {
        var random = new Random(3);
        string[] parts = ["a", "bb", ".", "..", "", ".c", "d.", "..e"];
        Span<byte> room = new byte[Paths.MaxLength];
        for (int i = 0; i < 20_000; i++)
        {
            string path = "/" + string.Join('/', Enumerable.Range(0, random.Next(7)).Select(_ => parts[random.Next(parts.Length)]));
            var stack = new List<string>();
            foreach (string part in path.Split('/'))
            {
                if (part == ".." && stack.Count > 0) stack.RemoveAt(stack.Count - 1);
                else if (part is not ("" or "." or "..")) stack.Add(part);
            }

            int length = Paths.Join(default, Encoding.UTF8.GetBytes(path), room);
            Assert.Equal("/" + string.Join('/', stack), Encoding.UTF8.GetString(room[..length]));
        }
    }
}
