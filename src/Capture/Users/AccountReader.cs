using System.Text;
using Gyrfalcon.Capture.Bpf;
using Gyrfalcon.Capture.Linux;
using Gyrfalcon.Capture.Procfs;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Capture.Users;

/// <summary>Reads /etc/passwd and /etc/group of a container through the root of one of its processes. For one thread.</summary>
sealed class AccountReader : IDisposable
{
    // A list that people keep is some KiB; images with thousands of users are known.
    const int MaxFileSize = 1024 * 1024;

    // Both, twice where there is a user namespace, are within the state's share of one container.
    const int MaxEntries = 1024;

    // A runtime makes the first process of a container in its cgroup, and gives it its root some 10 ms later. Looked for then, the
    // users are known also of a container that lives for a millisecond.
    const int RootPolls = 250;
    const int PollMilliseconds = 2;

    readonly ProcDirectory _proc;
    readonly CgroupPaths _cgroups;
    readonly byte[]? _onlyContainer;
    readonly FileVersion _ownRoot;
    FileVersion _firstRoot;
    readonly byte[] _text = new byte[16 * 1024], _paths = new byte[16 * 1024];

    /// <param name="hostRoot">See <see cref="LiveOptions.HostRoot"/>.</param>
    /// <param name="onlyContainer">The container that every process is said to be in; null when their cgroups decide.</param>
    public AccountReader(string hostRoot, string? onlyContainer)
    {
        _proc = ProcDirectory.Open(hostRoot + "/proc");
        _cgroups = CgroupPaths.Of(hostRoot, _proc);
        _ownRoot = TryStatOwnRoot(out var root) ? FileVersion.Of(root) : default;
        _onlyContainer = onlyContainer is null ? null : Encoding.UTF8.GetBytes(onlyContainer);
    }

    /// <summary>Answers a request.</summary>
    public void Answer(UserRequest request)
    {
        Answer(request, request.Tid);
        if (request.Outcome == ReadOutcome.Gone && request.OtherTid != 0) Answer(request, request.OtherTid);
    }

    public void Dispose() => _proc.Dispose();

    void Answer(UserRequest request, long tid)
    {
        using var process = _proc.Open(tid);
        if (!process.IsOpen || !IsIn(process, request.Container)) return;
        _firstRoot = default;
        for (int polls = 0; ; polls++)
        {
            Read(process, request);
            if (request.Outcome is ReadOutcome.Read or ReadOutcome.Unchanged) request.AnsweredBy = tid;
            if (request.Outcome != ReadOutcome.Elsewhere || request.Known is not null || polls == RootPolls) return;
            Thread.Sleep(PollMilliseconds);
        }
    }

    // The id of a process that ended may be another's by now.
    bool IsIn(ProcDirectory process, ReadOnlySpan<byte> container)
    {
        if (_onlyContainer is not null) return container.SequenceEqual(_onlyContainer);
        int length = _cgroups.Write(process.Read("cgroup"u8, _text), _paths);
        return ContainerIdMatcher.Match(_paths.AsSpan(0, length)).SequenceEqual(container);
    }

    void Read(ProcDirectory process, UserRequest request)
    {
        using var root = ContainerRoot.Open(process, out int errno);
        if (!root.IsOpen || !root.TryStat(out var rootStat))
        {
            request.Set(errno is Errno.PermissionDenied or Errno.AccessDenied ? ReadOutcome.Denied : ReadOutcome.Gone);
            return;
        }

        ulong space = process.TryStat("ns/mnt"u8, out var mounts) ? mounts.Inode : 0;
        var place = new AccountVersion(space, FileVersion.Of(rootStat), default, default);
        if (_firstRoot == default) _firstRoot = place.Root;
        bool isRuntimes = !request.IsSettled && place.Root.IsSameFile(_firstRoot);
        if (isRuntimes || IsOfHost(place) || request.Known is { } known && !place.IsSamePlace(known) && !IsFirst(process))
        {
            request.Set(ReadOutcome.Elsewhere);
            return;
        }

        ReadFiles(process, root, place, request);
    }

    // Processes that entered the container's cgroup and not its file system. This process, where it is not in a container, may see
    // another root than process 1 does.
    bool IsOfHost(AccountVersion place) => place.Root.IsSameFile(_ownRoot) || _proc.TryStat("1/root"u8, out var root) && place.Root.IsSameFile(FileVersion.Of(root));

    static bool TryStatOwnRoot(out StatX root)
    {
        using var own = ProcDirectory.Open("/");
        return own.TryStat("."u8, out root);
    }

    // The first process of a container that was started again, or of one within it.
    bool IsFirst(ProcDirectory process) => StatusFile.Parse(process.Read("status"u8, _text)) is { VPid: 1, IsNested: true };

    void ReadFiles(ProcDirectory process, ContainerRoot root, AccountVersion place, UserRequest request)
    {
        int passwd = root.OpenFile("/etc/passwd"u8, out var passwdStat, out int passwdError);
        int group = root.OpenFile("/etc/group"u8, out var groupStat, out int groupError);
        try
        {
            var version = place with { Passwd = FileVersion.Of(passwdStat), Group = FileVersion.Of(groupStat) };
            if (request.Known is { } known && version.IsSameText(known))
            {
                request.Set(ReadOutcome.Unchanged, version);
                return;
            }

            byte[] users = passwd < 0 ? [] : ContainerRoot.Read(passwd, passwdStat.Size, MaxFileSize, out passwdError);
            byte[] groups = group < 0 ? [] : ContainerRoot.Read(group, groupStat.Size, MaxFileSize, out groupError);
            if (passwdError is Errno.PermissionDenied or Errno.AccessDenied || groupError is Errno.PermissionDenied or Errno.AccessDenied)
            {
                request.Set(ReadOutcome.Denied);
                return;
            }

            // A container without the files, as distroless ones are, has no names.
            var accounts = new AccountList(AccountFiles.ReadUsers(users, MaxEntries), AccountFiles.ReadGroups(groups, MaxEntries));
            var uids = IdMap.Parse(process.Read("uid_map"u8, _text));
            request.Set(ReadOutcome.Read, version, accounts.Map(uids, IdMap.Parse(process.Read("gid_map"u8, _text))));
        }
        finally
        {
            if (passwd >= 0) Libc.Close(passwd);
            if (group >= 0) Libc.Close(group);
        }
    }
}
