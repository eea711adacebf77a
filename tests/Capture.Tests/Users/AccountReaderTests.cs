using System.Diagnostics;
using System.Text;
using Gyrfalcon.Capture.Users;

namespace Gyrfalcon.Capture.Tests.Users;

/// <summary>Reads below a /proc made of files: process 1 is the host's, process 7 is in the container and process 8 is too.</summary>
public sealed class AccountReaderTests : IDisposable
{
    static readonly string s_id = string.Concat(Enumerable.Repeat("ab12", 16));

    readonly string _host = Directory.CreateTempSubdirectory("gyr-users-").FullName;

    public AccountReaderTests()
    {
        Make(1, "", "host");
        Make(7, $"0::/docker/{s_id}\n", "one");
        Make(8, $"0::/docker/{s_id}\n", "two");
        File.WriteAllText($"{_host}/passwd", "secret:x:1:1:::\n");
        Write("one", "root:x:0:0::/root:/bin/sh\nzoe:x:1000:100::/home/zoe:/bin/zsh\n");
        File.WriteAllText($"{_host}/one/etc/group", "users:x:100:\n");
    }

    public void Dispose() => Directory.Delete(_host, recursive: true);

    [Fact]
    public void Answer_FilesOfTheContainer_HasItsUsersAndGroups()
    {
        var request = Ask();

        Assert.Equal(ReadOutcome.Read, request.Outcome);
        Assert.Equal("zoe"u8.ToArray(), request.Accounts!.Users[1000].Name);
        Assert.Equal("users"u8.ToArray(), request.Accounts.Groups[100]);
        Assert.Equal(7, request.AnsweredBy);
    }

    [Fact]
    public void Answer_SameFilesAgain_AreNotReadAgain()
    {
        var known = Ask().Version;
        Assert.Equal(ReadOutcome.Unchanged, Ask(known: known).Outcome);

        Write("one", "root:x:0:0::/root:/bin/sh\nbob:x:1001:100::/home/zoe:/bin/zsh\n\n");

        Assert.True(Ask(known: known).Accounts!.Users.ContainsKey(1001));
    }

    [Theory]
    [InlineData("../../passwd")]
    [InlineData("/../../../../../../../../../../passwd")]
    public void Answer_LinkThatLeadsOut_StaysInside(string target)
    {
        File.Delete($"{_host}/one/etc/passwd");
        File.CreateSymbolicLink($"{_host}/one/etc/passwd", target);
        Assert.Empty(Ask().Accounts!.Users);

        File.WriteAllText($"{_host}/one/passwd", "inside:x:5:5:::\n");
        Assert.Equal("inside"u8.ToArray(), Assert.Single(Ask().Accounts!.Users).Value.Name);
    }

    [Fact]
    public void Answer_DirectoryLinkThatLeadsOut_StaysInside()
    {
        Directory.Delete($"{_host}/one/etc", recursive: true);
        Directory.CreateSymbolicLink($"{_host}/one/etc", _host);
        Assert.Empty(Ask().Accounts!.Users);
    }

    [Fact]
    public void Answer_FifoInPlaceOfAFile_DoesNotBlock()
    {
        File.Delete($"{_host}/one/etc/passwd");
        Process.Start("mkfifo", $"{_host}/one/etc/passwd").WaitForExit();

        var request = Ask();

        Assert.Equal(ReadOutcome.Read, request.Outcome);
        Assert.Empty(request.Accounts!.Users);
        Assert.Single(request.Accounts.Groups);
    }

    [Fact]
    public void Answer_HugeFile_HasWhatIsInItsFirstMebibyte()
    {
        using (var file = File.Create($"{_host}/one/etc/passwd"))
        {
            file.Write("first:x:1:1:::\n"u8);
            file.SetLength(1L << 40);
        }

        Assert.Equal("first"u8.ToArray(), Assert.Single(Ask().Accounts!.Users).Value.Name);
    }

    [Fact]
    public void Answer_ProcessOfAnotherContainer_IsGone()
    {
        File.WriteAllText($"{_host}/proc/7/cgroup", $"0::/docker/{s_id.Replace('a', 'c')}\n");
        Assert.Equal(ReadOutcome.Gone, Ask().Outcome);
    }

    [Fact]
    public void Answer_ProcessThatEnded_IsReadThroughAnother()
    {
        var request = Ask(tid: 99, other: 7);

        Assert.Equal(ReadOutcome.Read, request.Outcome);
        Assert.Equal(7, request.AnsweredBy);
    }

    [Fact]
    public void Answer_ProcessWithAnotherRootThanTheContainers_IsElsewhere()
    {
        Write("two", "fake:x:0:0:::\n");
        Assert.Equal(ReadOutcome.Elsewhere, Ask(tid: 8, known: Ask().Version).Outcome);
    }

    [Fact]
    public void Answer_RootOfTheHost_IsElsewhere()
    {
        Relink(7, "host");
        Assert.Equal(ReadOutcome.Elsewhere, Ask().Outcome);
    }

    [Fact]
    public async Task Answer_FirstProcessThatGetsItsRootLater_IsReadThen()
    {
        Relink(7, "two");
        var request = new UserRequest(Encoding.UTF8.GetBytes(s_id[..12]), 7, 0, null);
        var answer = Task.Run(() => Answer(request), TestContext.Current.CancellationToken);
        while (request.Outcome != ReadOutcome.Elsewhere) await Task.Yield();
        Relink(7, "one");
        await answer;

        Assert.Equal(2, request.Accounts!.Users.Count);
    }

    [Fact]
    public void Answer_UserNamespace_HasNamesForTheIdsOfBoth()
    {
        File.WriteAllText($"{_host}/proc/7/uid_map", "0 100000 65536\n");
        File.WriteAllText($"{_host}/proc/7/gid_map", "0 200000 65536\n");

        var accounts = Ask().Accounts!;

        Assert.Equal("zoe"u8.ToArray(), accounts.Users[101000].Name);
        Assert.Equal("zoe"u8.ToArray(), accounts.Users[1000].Name);
        Assert.Equal(200100u, accounts.Users[101000].Gid);
        Assert.Equal("users"u8.ToArray(), accounts.Groups[200100]);
    }

    UserRequest Ask(long tid = 7, long other = 0, AccountVersion? known = null)
    {
        var request = new UserRequest(Encoding.UTF8.GetBytes(s_id[..12]), tid, other, known) { IsSettled = true };
        Answer(request);
        return request;
    }

    void Answer(UserRequest request)
    {
        using var reader = new AccountReader(_host, null);
        reader.Answer(request);
    }

    void Make(long pid, string cgroup, string root)
    {
        Directory.CreateDirectory($"{_host}/{root}/etc");
        Directory.CreateDirectory($"{_host}/proc/{pid}/ns");
        File.WriteAllText($"{_host}/proc/{pid}/cgroup", cgroup);
        File.WriteAllText($"{_host}/proc/{pid}/status", $"Tgid:\t{pid}\n");
        Relink(pid, root);
    }

    void Relink(long pid, string root)
    {
        // Replaces a link in one step.
        Process.Start("ln", ["-sfT", $"{_host}/{root}", $"{_host}/proc/{pid}/root"]).WaitForExit();
    }

    void Write(string root, string passwd) => File.WriteAllText($"{_host}/{root}/etc/passwd", passwd);
}
