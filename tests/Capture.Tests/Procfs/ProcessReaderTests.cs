using System.Diagnostics;
using System.Runtime.InteropServices;
using Gyrfalcon.Capture.Linux;
using Gyrfalcon.Capture.Procfs;
using Gyrfalcon.Engine.Events;

namespace Gyrfalcon.Capture.Tests.Procfs;

public sealed class ProcessReaderTests : IDisposable
{
    readonly ProcessReader _reader = new("", Clock.BootOffset());
    readonly string _directory = Directory.CreateTempSubdirectory("gyr-proc-").FullName;

    public void Dispose()
    {
        _reader.Dispose();
        Directory.Delete(_directory, true);
    }

    [Fact]
    public void ReadThread_ThisProcess_HasItsIdentity()
    {
        var record = ReadLeader(Environment.ProcessId);

        Assert.Equal(Environment.ProcessId, record.Tid);
        Assert.Equal(Environment.ProcessId, record.Pid);
        Assert.Equal(Environment.ProcessPath, record.ExePath);
        Assert.Equal(Environment.CurrentDirectory, record.Cwd);
        Assert.Equal("/", record.Root);
        Assert.Equal(File.ReadAllText("/proc/self/comm").TrimEnd(), record.Comm);
        Assert.Equal(0u, record.Flags);
        Assert.Equal(StatusWord("PPid"), record.ParentTid.ToString());
        Assert.Equal(StatusWord("CapEff"), record.CapEffective.ToString("x16"));
        Assert.Equal(StatusWord("CapPrm"), record.CapPermitted.ToString("x16"));
        Assert.Equal(GetSession(0), record.Sid);
        Assert.Equal(GetProcessGroup(0), record.Pgid);
        Assert.Equal(record.Pgid, record.VPgid);
        Assert.Equal(record.Tid, record.VTid);
        Assert.Equal(GetEffectiveUser(), record.Uid);
        Assert.True(record.VmSize > record.VmRss && record.VmRss > 0);
        Assert.True(record.PageFaultsMinor > 0);

        string[] args = File.ReadAllText("/proc/self/cmdline").Split('\0', 2);
        Assert.Equal(args[0], record.Exe);
        Assert.Equal(args[1], record.Args);
    }

    [Fact]
    public void ReadThread_ChildWithKnownSurroundings_HasThem()
    {
        using var child = new ChildProcess(start =>
        {
            start.WorkingDirectory = _directory;
            start.Environment.Clear();
            start.Environment["COLOUR"] = "blue = yes";
        }, "/bin/bash", "-c", "ulimit -Sn 77; echo $$; read x", "zero", "", "two words");
        var record = ReadLeader(child.Id);

        Assert.Equal(_directory, record.Cwd);
        Assert.Equal("bash", record.Comm);
        Assert.Equal("/bin/bash", record.Exe);
        Assert.Equal("/usr/bin/bash", record.ExePath);
        Assert.Equal("-c\0ulimit -Sn 77; echo $$; read x\0zero\0\0two words\0", record.Args);
        Assert.Equal("COLOUR=blue = yes\0", record.Env);
        Assert.Equal(77ul, record.FdLimit);
        Assert.Equal(Environment.ProcessId, record.ParentTid);
        Assert.Equal(InodeOf("/usr/bin/bash"), record.ExeInode);
        Assert.Equal(File.GetLastWriteTimeUtc("/usr/bin/bash"), DateTime.UnixEpoch.AddTicks((long)record.ExeModifyTime / 100));
        Assert.Equal(0, record.ExeFromMemFd);
    }

    [Fact]
    public void ReadThread_ExecutableOfAnotherUser_IsWritableByModeOnly()
    {
        Assert.SkipUnless(GetEffectiveUser() == 0, "needs root to become another user");
        string copy = Path.Combine(_directory, "sleeper");
        File.Copy("/bin/sleep", copy);
        File.SetUnixFileMode(_directory, (UnixFileMode)0x1ed);

        byte Writable(int mode)
        {
            File.SetUnixFileMode(copy, (UnixFileMode)mode);
            using var child = new ChildProcess("/usr/bin/setpriv", "--reuid=12345", "--regid=12345", "--clear-groups", "/bin/sh", "-c", $"echo; exec {copy} 60");
            return ReadWhen(child.Id, r => r.ExePath == copy).ExeWritable;
        }

        Assert.Equal(0, Writable(0x1ed)); // 0755
        Assert.Equal(1, Writable(0x1ff)); // 0777
    }

    [Fact]
    public void ReadThread_DeletedExecutable_KeepsItsPath()
    {
        string copy = Path.Combine(_directory, "gone");
        File.Copy("/bin/sleep", copy);
        using var child = new ChildProcess("/bin/sh", "-c", $"echo; exec {copy} 60");
        ReadWhen(child.Id, r => r.ExePath == copy);
        File.Delete(copy);

        Assert.Equal(copy, ReadLeader(child.Id).ExePath);
    }

    [Fact]
    public void ReadThread_ArgumentsAndEnvironmentBeyondTheLimit_AreCut()
    {
        string huge = new('x', 100_000);
        using var child = new ChildProcess(start => start.Environment["HUGE"] = huge, "/bin/sh", "-c", "echo; read x", "zero", huge);
        var record = ReadLeader(child.Id);

        Assert.StartsWith("-c\0echo; read x\0zero\0xxx", record.Args, StringComparison.Ordinal);
        Assert.Equal(4096, record.Args.Length);
        Assert.Equal(4096, record.Env.Length);
        Assert.EndsWith("\0", record.Env, StringComparison.Ordinal);
    }

    [Fact]
    public void ReadThread_NameWithParentheses_IsReadWhole()
    {
        using var child = new ChildProcess("/bin/bash", "-c", "printf 'a) R 1 (b' > /proc/self/comm; echo; read x");
        var record = ReadLeader(child.Id);

        Assert.Equal("a) R 1 (b", record.Comm);
        Assert.Equal(GetSession(child.Id), record.Sid);
        Assert.Equal(Environment.ProcessId, record.ParentTid);
    }

    [Fact]
    public void ReadThread_OtherThread_SharesItsLeadersFacts()
    {
        int tid = 0;
        using var ready = new ManualResetEventSlim();
        using var end = new ManualResetEventSlim();
        var thread = new Thread(() =>
        {
            tid = GetThreadId();
            ready.Set();
            end.Wait(CancellationToken.None);
        })
        { Name = "the-other" };
        thread.Start();
        ready.Wait(TestContext.Current.CancellationToken);
        var leader = ReadLeader(Environment.ProcessId);
        var tids = new List<long>();
        _reader.ListThreads(tids);
        var record = Read(tid);
        long group = _reader.ThreadGroupOf(tid);
        end.Set();
        thread.Join();

        Assert.Contains(tid, tids);
        Assert.DoesNotContain(Environment.ProcessId, tids);
        Assert.Equal(tid, record.Tid);
        Assert.Equal(Environment.ProcessId, record.Pid);
        Assert.Equal("the-other", record.Comm);
        Assert.Equal(0x2001u, record.Flags); // CLONE_THREAD | CLONE_FILES
        Assert.Equal(leader.ExePath, record.ExePath);
        Assert.Equal(leader.Cwd, record.Cwd);
        Assert.Equal(tid, record.VTid);
        Assert.Equal(Environment.ProcessId, record.VPid);
        Assert.Equal(Environment.ProcessId, group);
    }

    [Fact]
    public void ReadThread_ProcessInItsOwnPidNamespace_HasIdsOfBoth()
    {
        Assert.SkipUnless(GetEffectiveUser() == 0, "needs root to make a pid namespace");
        long before = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
        using var child = new ChildProcess("/usr/bin/unshare", "--pid", "--fork", "/bin/sh", "-c", "echo; read x");
        int inner = int.Parse(File.ReadAllText($"/proc/{child.Id}/task/{child.Id}/children").Trim());
        var record = ReadLeader(inner);

        Assert.Equal(inner, record.Tid);
        Assert.Equal(1, record.VTid);
        Assert.Equal(1, record.VPid);
        Assert.InRange((long)record.PidNamespaceStart / 1_000_000, before - 50, DateTimeOffset.UtcNow.ToUnixTimeMilliseconds());
        Assert.True(ReadLeader(child.Id).PidNamespaceStart < record.PidNamespaceStart);
    }

    [Fact]
    public void TryOpen_ProcessThatIsGone_IsFalse()
    {
        int pid;
        using (var child = new ChildProcess("/bin/sh", "-c", "echo; read x")) pid = child.Id;

        Assert.False(_reader.TryOpen(pid));
        Assert.Equal(0, _reader.ThreadGroupOf(pid));
    }

    [Fact]
    public void ReadThread_ProcessGoneSinceItWasOpened_IsEmpty()
    {
        using (var child = new ChildProcess("/bin/sh", "-c", "echo; read x"))
        {
            Assert.True(_reader.TryOpen(child.Id));
            _reader.ReadThread(child.Id, 1);
        }

        var tids = new List<long>();
        _reader.ListThreads(tids);
        Assert.Empty(tids);
        Assert.True(_reader.ReadThread(Environment.ProcessId, 1).IsEmpty);
        Assert.True(EventView.TryCreate(_reader.ReadDescriptors(1), 0, out var view, out _));
        Assert.Empty(DescriptorRecord.Decode(view, out _));
    }

    [Fact]
    public void TryOpen_KernelThread_IsFalse()
    {
        int kthreadd = Directory.EnumerateDirectories("/proc").Select(Path.GetFileName).Select(n => int.TryParse(n, out int pid) ? pid : 0)
            .FirstOrDefault(pid => pid > 0 && File.Exists($"/proc/{pid}/comm") && File.ReadAllText($"/proc/{pid}/comm") == "kthreadd\n");
        Assert.SkipWhen(kthreadd == 0, "kernel threads are not seen here");
        Assert.False(_reader.TryOpen(kthreadd));
    }

    ThreadRecord ReadLeader(int pid)
    {
        Assert.True(_reader.TryOpen(pid));
        return Read(pid);
    }

    ThreadRecord Read(int tid)
    {
        Assert.True(EventView.TryCreate(_reader.ReadThread(tid, 42), 0, out var view, out _));
        Assert.Equal(42ul, view.Timestamp);
        Assert.Equal(tid, view.ThreadId);
        return ThreadRecord.Decode(view);
    }

    ThreadRecord ReadWhen(int pid, Predicate<ThreadRecord> condition)
    {
        for (int i = 0; ; i++)
        {
            var record = ReadLeader(pid);
            if (condition(record)) return record;
            Assert.True(i < 500, $"the child did not get there: {record.ExePath}");
            Thread.Sleep(10);
        }
    }

    static string StatusWord(string key) =>
        File.ReadLines("/proc/self/status").First(line => line.StartsWith(key + ":", StringComparison.Ordinal))[(key.Length + 1)..].Trim();

    static ulong InodeOf(string path)
    {
        using var stat = Process.Start(new ProcessStartInfo("stat", ["-c", "%i", path]) { RedirectStandardOutput = true })!;
        return ulong.Parse(stat.StandardOutput.ReadToEnd());
    }

    [DllImport("libc", EntryPoint = "gettid")]
    static extern int GetThreadId();

    [DllImport("libc", EntryPoint = "geteuid")]
    static extern uint GetEffectiveUser();

    [DllImport("libc", EntryPoint = "getsid")]
    static extern int GetSession(int pid);

    [DllImport("libc", EntryPoint = "getpgid")]
    static extern int GetProcessGroup(int pid);
}
