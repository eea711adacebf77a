using System.Text;
using Gyrfalcon.Capture.Users;

namespace Gyrfalcon.Capture.Tests.Users;

public sealed class AccountFilesTests
{
    [Fact]
    public void ReadUsers_LinesThatMakeNoSense_ArePassedOver()
    {
        var users = AccountFiles.ReadUsers("root:x:0:0:root:/root:/bin/sh\n\n#\nshort:x:1:1\nbad:x:-1:1:::\nbig:x:4294967296:1:::\nnone:x:4294967295:1:::\n+nis:x:5:5:::\n:x:6:6:::\nplus:x:+7:7:::\nzoe:x:8:9:::/bin/a:b"u8, 100);

        Assert.Equal([0u, 8u], users.Keys.Order());
        Assert.Equal(9u, users[8].Gid);
        Assert.Equal("/bin/a:b", Encoding.UTF8.GetString(users[8].Shell));
    }

    [Fact]
    public void ReadUsers_TwoOfOneId_TheLaterCounts() =>
        Assert.Equal("toor"u8.ToArray(), AccountFiles.ReadUsers("root:x:0:0:::\ntoor:x:0:0:::\n"u8, 1)[0].Name);

    [Fact]
    public void Read_MoreThanTheLimit_StopsThere()
    {
        byte[] text = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 5000).Select(i => $"u{i}:x:{i}:{i}:::\n")));

        Assert.Equal(100, AccountFiles.ReadUsers(text, 100).Count);
        Assert.Equal(100, AccountFiles.ReadGroups(text, 100).Count);
    }

    [Fact]
    public void ReadGroups_LongListOfMembers_IsOfNoMatter()
    {
        var groups = AccountFiles.ReadGroups(Encoding.UTF8.GetBytes($"wheel:x:10:{new string('m', 100_000)}\nno\nname:only\nlast:x:11"), 100);

        Assert.Equal([10u, 11u], groups.Keys.Order());
    }

    [Fact]
    public void Read_Garbage_NeverThrows()
    {
        var random = new Random(7);
        byte[] alphabet = "0123456789:\n\0+-x\xff "u8.ToArray();
        byte[] text = new byte[300];
        for (int i = 0; i < 20_000; i++)
        {
            for (int at = 0; at < text.Length; at++) text[at] = alphabet[random.Next(alphabet.Length)];
            var users = AccountFiles.ReadUsers(text, 4);
            Assert.True(users.Count <= 4 && AccountFiles.ReadGroups(text, 4).Count <= 4);
            IdMap.Parse(text).TryMap((uint)random.Next(), out _);
        }
    }

    [Theory]
    [InlineData("", 7, 7)]
    [InlineData("0 0 4294967295\n", 7, 7)]
    [InlineData("         0     100000      65536\n", 7, 100007)]
    [InlineData("0 1000 1\n1 100000 65536\n", 0, 1000)]
    [InlineData("0 1000 1\n1 100000 65536\n", 1, 100000)]
    public void TryMap_IdOfTheNamespace_IsTheHosts(string map, uint inside, uint outside)
    {
        Assert.True(IdMap.Parse(Encoding.UTF8.GetBytes(map)).TryMap(inside, out uint mapped));
        Assert.Equal(outside, mapped);
    }

    [Theory]
    [InlineData("0 100000 10\n", 10)]
    [InlineData("0 4294967290 100\n", 50)]
    public void TryMap_IdBeyondTheMap_HasNone(string map, uint inside) => Assert.False(IdMap.Parse(Encoding.UTF8.GetBytes(map)).TryMap(inside, out _));
}
