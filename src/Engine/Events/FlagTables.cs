namespace Gyrfalcon.Engine.Events;

/// <summary>The names of the bits and values of flag parameters, as the driver encodes them (not the kernel's own numbers).</summary>
public static class FlagTables
{
    /// <summary>The names of <c>socket_families</c>.</summary>
    public static readonly FlagTable SocketFamilies = new("socket_families",
    [
        new("AF_NFC", 0x27),
        new("AF_ALG", 0x26),
        new("AF_CAIF", 0x25),
        new("AF_IEEE802154", 0x24),
        new("AF_PHONET", 0x23),
        new("AF_ISDN", 0x22),
        new("AF_RXRPC", 0x21),
        new("AF_IUCV", 0x20),
        new("AF_BLUETOOTH", 0x1f),
        new("AF_TIPC", 0x1e),
        new("AF_CAN", 0x1d),
        new("AF_LLC", 0x1a),
        new("AF_WANPIPE", 0x19),
        new("AF_PPPOX", 0x18),
        new("AF_IRDA", 0x17),
        new("AF_SNA", 0x16),
        new("AF_RDS", 0x15),
        new("AF_ATMSVC", 0x14),
        new("AF_ECONET", 0x13),
        new("AF_ASH", 0x12),
        new("AF_PACKET", 0x11),
        new("AF_ROUTE", 0x10),
        new("AF_NETLINK", 0x10),
        new("AF_KEY", 0xf),
        new("AF_SECURITY", 0xe),
        new("AF_NETBEUI", 0xd),
        new("AF_DECnet", 0xc),
        new("AF_ROSE", 0xb),
        new("AF_INET6", 0xa),
        new("AF_X25", 0x9),
        new("AF_ATMPVC", 0x8),
        new("AF_BRIDGE", 0x7),
        new("AF_NETROM", 0x6),
        new("AF_APPLETALK", 0x5),
        new("AF_IPX", 0x4),
        new("AF_AX25", 0x3),
        new("AF_INET", 0x2),
        new("AF_LOCAL", 0x1),
        new("AF_UNIX", 0x1),
        new("AF_UNSPEC", 0x0),
    ]);

    /// <summary>The names of <c>file_flags</c>.</summary>
    public static readonly FlagTable FileFlags = new("file_flags",
    [
        new("O_LARGEFILE", 0x800),
        new("O_DIRECTORY", 0x400),
        new("O_DIRECT", 0x200),
        new("O_TRUNC", 0x100),
        new("O_SYNC", 0x80),
        new("O_NONBLOCK", 0x40),
        new("O_EXCL", 0x20),
        new("O_DSYNC", 0x10),
        new("O_APPEND", 0x8),
        new("O_CREAT", 0x4),
        new("O_RDWR", 0x3),
        new("O_WRONLY", 0x2),
        new("O_RDONLY", 0x1),
        new("O_CLOEXEC", 0x1000),
        new("O_NONE", 0x0),
        new("O_TMPFILE", 0x2000),
        new("O_F_CREATED", 0x4000),
        new("FD_UPPER_LAYER", 0x8000),
        new("FD_LOWER_LAYER", 0x10000),
    ]);

    /// <summary>The names of <c>creat_flags</c>.</summary>
    public static readonly FlagTable CreatFlags = new("creat_flags",
    [
        new("FD_UPPER_LAYER_CREAT", 0x1),
        new("FD_LOWER_LAYER_CREAT", 0x2),
    ]);

    /// <summary>The names of <c>flock_flags</c>.</summary>
    public static readonly FlagTable FlockFlags = new("flock_flags",
    [
        new("LOCK_SH", 0x1),
        new("LOCK_EX", 0x2),
        new("LOCK_NB", 0x4),
        new("LOCK_UN", 0x8),
        new("LOCK_NONE", 0x0),
    ]);

    /// <summary>The names of <c>clone_flags</c>.</summary>
    public static readonly FlagTable CloneFlags = new("clone_flags",
    [
        new("CLONE_FILES", 0x1),
        new("CLONE_FS", 0x2),
        new("CLONE_IO", 0x4),
        new("CLONE_NEWIPC", 0x8),
        new("CLONE_NEWNET", 0x10),
        new("CLONE_NEWNS", 0x20),
        new("CLONE_NEWPID", 0x40),
        new("CLONE_NEWUTS", 0x80),
        new("CLONE_PARENT", 0x100),
        new("CLONE_PARENT_SETTID", 0x200),
        new("CLONE_PTRACE", 0x400),
        new("CLONE_SIGHAND", 0x800),
        new("CLONE_SYSVSEM", 0x1000),
        new("CLONE_THREAD", 0x2000),
        new("CLONE_UNTRACED", 0x4000),
        new("CLONE_VM", 0x8000),
        new("CLONE_INVERTED", 0x10000),
        new("NAME_CHANGED", 0x20000),
        new("CLOSED", 0x40000),
        new("CLONE_NEWUSER", 0x100000),
        new("CLONE_CHILD_CLEARTID", 0x800000),
        new("CLONE_CHILD_SETTID", 0x1000000),
        new("CLONE_SETTLS", 0x2000000),
        new("CLONE_STOPPED", 0x4000000),
        new("CLONE_VFORK", 0x8000000),
        new("CLONE_NEWCGROUP", 0x10000000),
        new("CLONE_CHILD_IN_PIDNS", 0x20000000),
    ]);

    /// <summary>The names of <c>futex_operations</c>.</summary>
    public static readonly FlagTable FutexOperations = new("futex_operations",
    [
        new("FUTEX_CLOCK_REALTIME", 0x100),
        new("FUTEX_PRIVATE_FLAG", 0x80),
        new("FUTEX_CMP_REQUEUE_PI", 0xc),
        new("FUTEX_WAIT_REQUEUE_PI", 0xb),
        new("FUTEX_WAKE_BITSET", 0xa),
        new("FUTEX_WAIT_BITSET", 0x9),
        new("FUTEX_TRYLOCK_PI", 0x8),
        new("FUTEX_UNLOCK_PI", 0x7),
        new("FUTEX_LOCK_PI", 0x6),
        new("FUTEX_WAKE_OP", 0x5),
        new("FUTEX_CMP_REQUEUE", 0x4),
        new("FUTEX_REQUEUE", 0x3),
        new("FUTEX_FD", 0x2),
        new("FUTEX_WAKE", 0x1),
        new("FUTEX_WAIT", 0x0),
    ]);

    /// <summary>The names of <c>poll_flags</c>.</summary>
    public static readonly FlagTable PollFlags = new("poll_flags",
    [
        new("POLLIN", 0x1),
        new("POLLPRI", 0x2),
        new("POLLOUT", 0x4),
        new("POLLRDHUP", 0x8),
        new("POLLERR", 0x10),
        new("POLLHUP", 0x20),
        new("POLLNVAL", 0x40),
        new("POLLRDNORM", 0x80),
        new("POLLRDBAND", 0x100),
        new("POLLWRNORM", 0x200),
        new("POLLWRBAND", 0x400),
    ]);

    /// <summary>The names of <c>mount_flags</c>.</summary>
    public static readonly FlagTable MountFlags = new("mount_flags",
    [
        new("RDONLY", 0x1),
        new("NOSUID", 0x2),
        new("NODEV", 0x4),
        new("NOEXEC", 0x8),
        new("SYNCHRONOUS", 0x10),
        new("REMOUNT", 0x20),
        new("MANDLOCK", 0x40),
        new("DIRSYNC", 0x80),
        new("NOATIME", 0x400),
        new("NODIRATIME", 0x800),
        new("BIND", 0x1000),
        new("MOVE", 0x2000),
        new("REC", 0x4000),
        new("SILENT", 0x8000),
        new("POSIXACL", 0x10000),
        new("UNBINDABLE", 0x20000),
        new("PRIVATE", 0x40000),
        new("SLAVE", 0x80000),
        new("SHARED", 0x100000),
        new("RELATIME", 0x200000),
        new("KERNMOUNT", 0x400000),
        new("I_VERSION", 0x800000),
        new("STRICTATIME", 0x1000000),
        new("LAZYTIME", 0x2000000),
        new("NOSEC", 0x10000000),
        new("BORN", 0x20000000),
        new("ACTIVE", 0x40000000),
        new("NOUSER", 0x80000000),
    ]);

    /// <summary>The names of <c>umount_flags</c>.</summary>
    public static readonly FlagTable UmountFlags = new("umount_flags",
    [
        new("FORCE", 0x1),
        new("DETACH", 0x2),
        new("EXPIRE", 0x4),
        new("NOFOLLOW", 0x8),
    ]);

    /// <summary>The names of <c>lseek_whence</c>.</summary>
    public static readonly FlagTable LseekWhence = new("lseek_whence",
    [
        new("SEEK_END", 0x2),
        new("SEEK_CUR", 0x1),
        new("SEEK_SET", 0x0),
    ]);

    /// <summary>The names of <c>shutdown_how</c>.</summary>
    public static readonly FlagTable ShutdownHow = new("shutdown_how",
    [
        new("SHUT_UNKNOWN", 0xffff),
        new("SHUT_RDWR", 0x2),
        new("SHUT_WR", 0x1),
        new("SHUT_RD", 0x0),
    ]);

    /// <summary>The names of <c>rlimit_resources</c>.</summary>
    public static readonly FlagTable RlimitResources = new("rlimit_resources",
    [
        new("RLIMIT_UNKNOWN", 0xff),
        new("RLIMIT_RTTIME", 0xf),
        new("RLIMIT_RTPRIO", 0xe),
        new("RLIMIT_NICE", 0xd),
        new("RLIMIT_MSGQUEUE", 0xc),
        new("RLIMIT_SIGPENDING", 0xb),
        new("RLIMIT_LOCKS", 0xa),
        new("RLIMIT_AS", 0x9),
        new("RLIMIT_MEMLOCK", 0x8),
        new("RLIMIT_NOFILE", 0x7),
        new("RLIMIT_NPROC", 0x6),
        new("RLIMIT_RSS", 0x5),
        new("RLIMIT_CORE", 0x4),
        new("RLIMIT_STACK", 0x3),
        new("RLIMIT_DATA", 0x2),
        new("RLIMIT_FSIZE", 0x1),
        new("RLIMIT_CPU", 0x0),
    ]);

    /// <summary>The names of <c>fcntl_commands</c>.</summary>
    public static readonly FlagTable FcntlCommands = new("fcntl_commands",
    [
        new("F_GETPIPE_SZ", 0x1d),
        new("F_SETPIPE_SZ", 0x1c),
        new("F_NOTIFY", 0x1b),
        new("F_DUPFD_CLOEXEC", 0x1a),
        new("F_CANCELLK", 0x19),
        new("F_GETLEASE", 0x18),
        new("F_SETLEASE", 0x17),
        new("F_GETOWN_EX", 0x16),
        new("F_SETOWN_EX", 0x15),
        new("F_SETLKW64", 0x13),
        new("F_SETLK64", 0x12),
        new("F_GETLK64", 0x11),
        new("F_GETSIG", 0xf),
        new("F_SETSIG", 0xd),
        new("F_GETOWN", 0xc),
        new("F_SETOWN", 0xa),
        new("F_SETLKW", 0x9),
        new("F_SETLK", 0x8),
        new("F_GETLK", 0x6),
        new("F_SETFL", 0x5),
        new("F_GETFL", 0x4),
        new("F_SETFD", 0x3),
        new("F_GETFD", 0x2),
        new("F_DUPFD", 0x1),
        new("F_OFD_GETLK", 0x1e),
        new("F_OFD_SETLK", 0x1f),
        new("F_OFD_SETLKW", 0x20),
        new("UNKNOWN", 0x0),
    ]);

    /// <summary>The names of <c>sockopt_levels</c>.</summary>
    public static readonly FlagTable SockoptLevels = new("sockopt_levels",
    [
        new("SOL_SOCKET", 0x1),
        new("SOL_TCP", 0x2),
        new("UNKNOWN", 0x0),
    ]);

    /// <summary>The names of <c>sockopt_options</c>.</summary>
    public static readonly FlagTable SockoptOptions = new("sockopt_options",
    [
        new("SO_COOKIE", 0x35),
        new("SO_MEMINFO", 0x34),
        new("SO_PEERGROUPS", 0x33),
        new("SO_ATTACH_BPF", 0x32),
        new("SO_INCOMING_CPU", 0x31),
        new("SO_BPF_EXTENSIONS", 0x30),
        new("SO_MAX_PACING_RATE", 0x2f),
        new("SO_BUSY_POLL", 0x2e),
        new("SO_SELECT_ERR_QUEUE", 0x2d),
        new("SO_LOCK_FILTER", 0x2c),
        new("SO_NOFCS", 0x2b),
        new("SO_PEEK_OFF", 0x2a),
        new("SO_WIFI_STATUS", 0x29),
        new("SO_RXQ_OVFL", 0x28),
        new("SO_DOMAIN", 0x27),
        new("SO_PROTOCOL", 0x26),
        new("SO_TIMESTAMPING", 0x25),
        new("SO_MARK", 0x24),
        new("SO_TIMESTAMPNS", 0x23),
        new("SO_PASSSEC", 0x22),
        new("SO_PEERSEC", 0x1f),
        new("SO_ACCEPTCONN", 0x1e),
        new("SO_TIMESTAMP", 0x1d),
        new("SO_PEERNAME", 0x1c),
        new("SO_DETACH_FILTER", 0x1b),
        new("SO_ATTACH_FILTER", 0x1a),
        new("SO_BINDTODEVICE", 0x19),
        new("SO_SECURITY_ENCRYPTION_NETWORK", 0x18),
        new("SO_SECURITY_ENCRYPTION_TRANSPORT", 0x17),
        new("SO_SECURITY_AUTHENTICATION", 0x16),
        new("SO_SNDTIMEO", 0x15),
        new("SO_RCVTIMEO", 0x14),
        new("SO_SNDLOWAT", 0x13),
        new("SO_RCVLOWAT", 0x12),
        new("SO_PEERCRED", 0x11),
        new("SO_PASSCRED", 0x10),
        new("SO_REUSEPORT", 0xf),
        new("SO_BSDCOMPAT", 0xe),
        new("SO_LINGER", 0xd),
        new("SO_PRIORITY", 0xc),
        new("SO_NO_CHECK", 0xb),
        new("SO_OOBINLINE", 0xa),
        new("SO_KEEPALIVE", 0x9),
        new("SO_RCVBUFFORCE", 0x21),
        new("SO_SNDBUFFORCE", 0x20),
        new("SO_RCVBUF", 0x8),
        new("SO_SNDBUF", 0x7),
        new("SO_BROADCAST", 0x6),
        new("SO_DONTROUTE", 0x5),
        new("SO_ERROR", 0x4),
        new("SO_TYPE", 0x3),
        new("SO_REUSEADDR", 0x2),
        new("SO_DEBUG", 0x1),
        new("UNKNOWN", 0x0),
    ]);

    /// <summary>The names of <c>ptrace_requests</c>.</summary>
    public static readonly FlagTable PtraceRequests = new("ptrace_requests",
    [
        new("PTRACE_SINGLEBLOCK", 0x26),
        new("PTRACE_SYSEMU_SINGLESTEP", 0x25),
        new("PTRACE_SYSEMU", 0x24),
        new("PTRACE_ARCH_PRCTL", 0x23),
        new("PTRACE_SET_THREAD_AREA", 0x22),
        new("PTRACE_GET_THREAD_AREA", 0x21),
        new("PTRACE_OLDSETOPTIONS", 0x20),
        new("PTRACE_SETFPXREGS", 0x1f),
        new("PTRACE_GETFPXREGS", 0x1e),
        new("PTRACE_SETFPREGS", 0x1d),
        new("PTRACE_GETFPREGS", 0x1c),
        new("PTRACE_SETREGS", 0x1b),
        new("PTRACE_GETREGS", 0x1a),
        new("PTRACE_SETSIGMASK", 0x19),
        new("PTRACE_GETSIGMASK", 0x18),
        new("PTRACE_PEEKSIGINFO", 0x17),
        new("PTRACE_LISTEN", 0x16),
        new("PTRACE_INTERRUPT", 0x15),
        new("PTRACE_SEIZE", 0x14),
        new("PTRACE_SETREGSET", 0x13),
        new("PTRACE_GETREGSET", 0x12),
        new("PTRACE_SETSIGINFO", 0x11),
        new("PTRACE_GETSIGINFO", 0x10),
        new("PTRACE_GETEVENTMSG", 0xf),
        new("PTRACE_SETOPTIONS", 0xe),
        new("PTRACE_SYSCALL", 0xd),
        new("PTRACE_DETACH", 0xc),
        new("PTRACE_ATTACH", 0xb),
        new("PTRACE_SINGLESTEP", 0xa),
        new("PTRACE_KILL", 0x9),
        new("PTRACE_CONT", 0x8),
        new("PTRACE_POKEUSR", 0x7),
        new("PTRACE_POKEDATA", 0x6),
        new("PTRACE_POKETEXT", 0x5),
        new("PTRACE_PEEKUSR", 0x4),
        new("PTRACE_PEEKDATA", 0x3),
        new("PTRACE_PEEKTEXT", 0x2),
        new("PTRACE_TRACEME", 0x1),
        new("PTRACE_UNKNOWN", 0x0),
    ]);

    /// <summary>The names of <c>prot_flags</c>.</summary>
    public static readonly FlagTable ProtFlags = new("prot_flags",
    [
        new("PROT_READ", 0x1),
        new("PROT_WRITE", 0x2),
        new("PROT_EXEC", 0x4),
        new("PROT_SEM", 0x8),
        new("PROT_GROWSDOWN", 0x10),
        new("PROT_GROWSUP", 0x20),
        new("PROT_SAO", 0x40),
        new("PROT_NONE", 0x0),
    ]);

    /// <summary>The names of <c>mmap_flags</c>.</summary>
    public static readonly FlagTable MmapFlags = new("mmap_flags",
    [
        new("MAP_SHARED", 0x1),
        new("MAP_PRIVATE", 0x2),
        new("MAP_FIXED", 0x4),
        new("MAP_ANONYMOUS", 0x8),
        new("MAP_32BIT", 0x10),
        new("MAP_RENAME", 0x20),
        new("MAP_NORESERVE", 0x40),
        new("MAP_POPULATE", 0x80),
        new("MAP_NONBLOCK", 0x100),
        new("MAP_GROWSDOWN", 0x200),
        new("MAP_DENYWRITE", 0x400),
        new("MAP_EXECUTABLE", 0x800),
        new("MAP_INHERIT", 0x1000),
        new("MAP_FILE", 0x2000),
        new("MAP_LOCKED", 0x4000),
    ]);

    /// <summary>The names of <c>splice_flags</c>.</summary>
    public static readonly FlagTable SpliceFlags = new("splice_flags",
    [
        new("SPLICE_F_MOVE", 0x1),
        new("SPLICE_F_NONBLOCK", 0x2),
        new("SPLICE_F_MORE", 0x4),
        new("SPLICE_F_GIFT", 0x8),
    ]);

    /// <summary>The names of <c>quotactl_dqi_flags</c>.</summary>
    public static readonly FlagTable QuotactlDqiFlags = new("quotactl_dqi_flags",
    [
        new("DQF_NONE", 0x1),
        new("V1_DQF_RSQUASH", 0x2),
    ]);

    /// <summary>The names of <c>quotactl_cmds</c>.</summary>
    public static readonly FlagTable QuotactlCmds = new("quotactl_cmds",
    [
        new("Q_QUOTAON", 0x1),
        new("Q_QUOTAOFF", 0x2),
        new("Q_GETFMT", 0x4),
        new("Q_GETINFO", 0x8),
        new("Q_SETINFO", 0x10),
        new("Q_GETQUOTA", 0x20),
        new("Q_SETQUOTA", 0x40),
        new("Q_SYNC", 0x80),
        new("Q_XQUOTAON", 0x100),
        new("Q_XQUOTAOFF", 0x200),
        new("Q_XGETQUOTA", 0x400),
        new("Q_XSETQLIM", 0x800),
        new("Q_XGETQSTAT", 0x1000),
        new("Q_XQUOTARM", 0x2000),
        new("Q_XQUOTASYNC", 0x4000),
    ]);

    /// <summary>The names of <c>quotactl_types</c>.</summary>
    public static readonly FlagTable QuotactlTypes = new("quotactl_types",
    [
        new("USRQUOTA", 0x1),
        new("GRPQUOTA", 0x2),
    ]);

    /// <summary>The names of <c>quotactl_quota_fmts</c>.</summary>
    public static readonly FlagTable QuotactlQuotaFmts = new("quotactl_quota_fmts",
    [
        new("QFMT_NOT_USED", 0x1),
        new("QFMT_VFS_OLD", 0x2),
        new("QFMT_VFS_V0", 0x4),
        new("QFMT_VFS_V1", 0x8),
    ]);

    /// <summary>The names of <c>semop_flags</c>.</summary>
    public static readonly FlagTable SemopFlags = new("semop_flags",
    [
        new("IPC_NOWAIT", 0x1),
        new("SEM_UNDO", 0x2),
    ]);

    /// <summary>The names of <c>semget_flags</c>.</summary>
    public static readonly FlagTable SemgetFlags = new("semget_flags",
    [
        new("IPC_EXCL", 0x4000),
        new("IPC_CREAT", 0x2000),
    ]);

    /// <summary>The names of <c>semctl_commands</c>.</summary>
    public static readonly FlagTable SemctlCommands = new("semctl_commands",
    [
        new("IPC_STAT", 0x1),
        new("IPC_SET", 0x2),
        new("IPC_RMID", 0x4),
        new("IPC_INFO", 0x8),
        new("SEM_INFO", 0x10),
        new("SEM_STAT", 0x20),
        new("GETALL", 0x40),
        new("GETNCNT", 0x80),
        new("GETPID", 0x100),
        new("GETVAL", 0x200),
        new("GETZCNT", 0x400),
        new("SETALL", 0x800),
        new("SETVAL", 0x1000),
    ]);

    /// <summary>The names of <c>access_flags</c>.</summary>
    public static readonly FlagTable AccessFlags = new("access_flags",
    [
        new("F_OK", 0x0),
        new("R_OK", 0x4),
        new("W_OK", 0x2),
        new("X_OK", 0x1),
    ]);

    /// <summary>The names of <c>pf_flags</c>.</summary>
    public static readonly FlagTable PfFlags = new("pf_flags",
    [
        new("PROTECTION_VIOLATION", 0x1),
        new("PAGE_NOT_PRESENT", 0x2),
        new("WRITE_ACCESS", 0x4),
        new("READ_ACCESS", 0x8),
        new("USER_FAULT", 0x10),
        new("SUPERVISOR_FAULT", 0x20),
        new("RESERVED_PAGE", 0x40),
        new("INSTRUCTION_FETCH", 0x80),
    ]);

    /// <summary>The names of <c>unlinkat_flags</c>.</summary>
    public static readonly FlagTable UnlinkatFlags = new("unlinkat_flags",
    [
        new("AT_REMOVEDIR", 0x200),
    ]);

    /// <summary>The names of <c>linkat_flags</c>.</summary>
    public static readonly FlagTable LinkatFlags = new("linkat_flags",
    [
        new("AT_SYMLINK_FOLLOW", 0x400),
        new("AT_EMPTY_PATH", 0x1000),
    ]);

    /// <summary>The names of <c>newfstatat_flags</c>.</summary>
    public static readonly FlagTable NewfstatatFlags = new("newfstatat_flags",
    [
        new("AT_EMPTY_PATH", 0x1000),
        new("AT_NO_AUTOMOUNT", 0x800),
        new("AT_SYMLINK_NOFOLLOW", 0x100),
    ]);

    /// <summary>The names of <c>chmod_mode</c>.</summary>
    public static readonly FlagTable ChmodMode = new("chmod_mode",
    [
        new("S_IXOTH", 0x1),
        new("S_IWOTH", 0x2),
        new("S_IROTH", 0x4),
        new("S_IXGRP", 0x8),
        new("S_IWGRP", 0x10),
        new("S_IRGRP", 0x20),
        new("S_IXUSR", 0x40),
        new("S_IWUSR", 0x80),
        new("S_IRUSR", 0x100),
        new("S_ISVTX", 0x200),
        new("S_ISGID", 0x400),
        new("S_ISUID", 0x800),
    ]);

    /// <summary>The names of <c>fchownat_flags</c>.</summary>
    public static readonly FlagTable FchownatFlags = new("fchownat_flags",
    [
        new("AT_SYMLINK_NOFOLLOW", 0x400),
        new("AT_EMPTY_PATH", 0x1000),
    ]);

    /// <summary>The names of <c>renameat2_flags</c>.</summary>
    public static readonly FlagTable Renameat2Flags = new("renameat2_flags",
    [
        new("RENAME_NOREPLACE", 0x1),
        new("RENAME_EXCHANGE", 0x2),
        new("RENAME_WHITEOUT", 0x4),
    ]);

    /// <summary>The names of <c>openat2_flags</c>.</summary>
    public static readonly FlagTable Openat2Flags = new("openat2_flags",
    [
        new("RESOLVE_BENEATH", 0x1),
        new("RESOLVE_IN_ROOT", 0x2),
        new("RESOLVE_NO_MAGICLINKS", 0x4),
        new("RESOLVE_NO_SYMLINKS", 0x8),
        new("RESOLVE_NO_XDEV", 0x10),
        new("RESOLVE_CACHED", 0x20),
    ]);

    /// <summary>The names of <c>execve_flags</c>.</summary>
    public static readonly FlagTable ExecveFlags = new("execve_flags",
    [
        new("EXE_WRITABLE", 0x1),
        new("EXE_UPPER_LAYER", 0x2),
        new("EXE_FROM_MEMFD", 0x4),
        new("EXE_LOWER_LAYER", 0x8),
    ]);

    /// <summary>The names of <c>execveat_flags</c>.</summary>
    public static readonly FlagTable ExecveatFlags = new("execveat_flags",
    [
        new("AT_EMPTY_PATH", 0x1),
        new("AT_SYMLINK_NOFOLLOW", 0x2),
    ]);

    /// <summary>The names of <c>io_uring_setup_flags</c>.</summary>
    public static readonly FlagTable IoUringSetupFlags = new("io_uring_setup_flags",
    [
        new("IORING_SETUP_IOPOLL", 0x1),
        new("IORING_SETUP_SQPOLL", 0x2),
        new("IORING_SQ_NEED_WAKEUP", 0x4),
        new("IORING_SETUP_SQ_AFF", 0x8),
        new("IORING_SETUP_CQSIZE", 0x10),
        new("IORING_SETUP_CLAMP", 0x20),
        new("IORING_SETUP_ATTACH_RW", 0x40),
        new("IORING_SETUP_R_DISABLED", 0x80),
    ]);

    /// <summary>The names of <c>io_uring_setup_feats</c>.</summary>
    public static readonly FlagTable IoUringSetupFeats = new("io_uring_setup_feats",
    [
        new("IORING_FEAT_SINGLE_MMAP", 0x1),
        new("IORING_FEAT_NODROP", 0x2),
        new("IORING_FEAT_SUBMIT_STABLE", 0x4),
        new("IORING_FEAT_RW_CUR_POS", 0x8),
        new("IORING_FEAT_CUR_PERSONALITY", 0x10),
        new("IORING_FEAT_FAST_POLL", 0x20),
        new("IORING_FEAT_POLL_32BITS", 0x40),
        new("IORING_FEAT_SQPOLL_NONFIXED", 0x80),
        new("IORING_FEAT_ENTER_EXT_ARG", 0x100),
        new("IORING_FEAT_NATIVE_WORKERS", 0x200),
        new("IORING_FEAT_RSRC_TAGS", 0x400),
    ]);

    /// <summary>The names of <c>io_uring_enter_flags</c>.</summary>
    public static readonly FlagTable IoUringEnterFlags = new("io_uring_enter_flags",
    [
        new("IORING_ENTER_GETEVENTS", 0x1),
        new("IORING_ENTER_SQ_WAKEUP", 0x2),
        new("IORING_ENTER_SQ_WAIT", 0x4),
        new("IORING_ENTER_EXT_ARG", 0x8),
    ]);

    /// <summary>The names of <c>io_uring_register_opcodes</c>.</summary>
    public static readonly FlagTable IoUringRegisterOpcodes = new("io_uring_register_opcodes",
    [
        new("IORING_REGISTER_BUFFERS", 0x0),
        new("IORING_UNREGISTER_BUFFERS", 0x1),
        new("IORING_REGISTER_FILES", 0x2),
        new("IORING_UNREGISTER_FILES", 0x3),
        new("IORING_REGISTER_EVENTFD", 0x4),
        new("IORING_UNREGISTER_EVENTFD", 0x5),
        new("IORING_REGISTER_FILES_UPDATE", 0x6),
        new("IORING_REGISTER_EVENTFD_ASYNC", 0x7),
        new("IORING_REGISTER_PROBE", 0x8),
        new("IORING_REGISTER_PERSONALITY", 0x9),
        new("IORING_UNREGISTER_PERSONALITY", 0xa),
        new("IORING_REGISTER_RESTRICTIONS", 0xb),
        new("IORING_REGISTER_ENABLE_RINGS", 0xc),
        new("IORING_REGISTER_FILES2", 0xd),
        new("IORING_REGISTER_FILES_UPDATE2", 0xe),
        new("IORING_REGISTER_BUFFERS2", 0xf),
        new("IORING_REGISTER_BUFFERS_UPDATE", 0x10),
        new("IORING_REGISTER_IOWQ_AFF", 0x11),
        new("IORING_UNREGISTER_IOWQ_AFF", 0x12),
        new("IORING_REGISTER_IOWQ_MAX_WORKERS", 0x13),
        new("IORING_REGISTER_RING_FDS", 0x14),
        new("IORING_UNREGISTER_RING_FDS", 0x15),
    ]);

    /// <summary>The names of <c>mlockall_flags</c>.</summary>
    public static readonly FlagTable MlockallFlags = new("mlockall_flags",
    [
        new("MCL_CURRENT", 0x1),
        new("MCL_FUTURE", 0x2),
        new("MCL_ONFAULT", 0x4),
    ]);

    /// <summary>The names of <c>mlock2_flags</c>.</summary>
    public static readonly FlagTable Mlock2Flags = new("mlock2_flags",
    [
        new("MLOCK_ONFAULT", 0x1),
    ]);

    /// <summary>The names of <c>fsconfig_cmds</c>.</summary>
    public static readonly FlagTable FsconfigCmds = new("fsconfig_cmds",
    [
        new("FSCONFIG_SET_FLAG", 0x0),
        new("FSCONFIG_SET_STRING", 0x1),
        new("FSCONFIG_SET_BINARY", 0x2),
        new("FSCONFIG_SET_PATH", 0x3),
        new("FSCONFIG_SET_PATH_EMPTY", 0x4),
        new("FSCONFIG_SET_FD", 0x5),
        new("FSCONFIG_CMD_CREATE", 0x6),
        new("FSCONFIG_CMD_RECONFIGURE", 0x7),
    ]);

    /// <summary>The names of <c>epoll_create1_flags</c>.</summary>
    public static readonly FlagTable EpollCreate1Flags = new("epoll_create1_flags",
    [
        new("EPOLL_CLOEXEC", 0x1),
    ]);

    /// <summary>The names of <c>prctl_options</c>.</summary>
    public static readonly FlagTable PrctlOptions = new("prctl_options",
    [
        new("PR_GET_DUMPABLE", 0x3),
        new("PR_SET_DUMPABLE", 0x4),
        new("PR_GET_KEEPCAPS", 0x7),
        new("PR_SET_KEEPCAPS", 0x8),
        new("PR_SET_NAME", 0xf),
        new("PR_GET_NAME", 0x10),
        new("PR_GET_SECCOMP", 0x15),
        new("PR_SET_SECCOMP", 0x16),
        new("PR_CAPBSET_READ", 0x17),
        new("PR_CAPBSET_DROP", 0x18),
        new("PR_GET_SECUREBITS", 0x1b),
        new("PR_SET_SECUREBITS", 0x1c),
        new("PR_MCE_KILL", 0x21),
        new("PR_MCE_KILL", 0x21),
        new("PR_SET_MM", 0x23),
        new("PR_SET_CHILD_SUBREAPER", 0x24),
        new("PR_GET_CHILD_SUBREAPER", 0x25),
        new("PR_SET_NO_NEW_PRIVS", 0x26),
        new("PR_GET_NO_NEW_PRIVS", 0x27),
        new("PR_GET_TID_ADDRESS", 0x28),
        new("PR_SET_THP_DISABLE", 0x29),
        new("PR_GET_THP_DISABLE", 0x2a),
        new("PR_CAP_AMBIENT", 0x2f),
    ]);

    /// <summary>The names of <c>keyctl_operations</c>.</summary>
    public static readonly FlagTable KeyctlOperations = new("keyctl_operations",
    [
        new("KEYCTL_GET_KEYRING_ID", 0x0),
        new("KEYCTL_JOIN_SESSION_KEYRING", 0x1),
        new("KEYCTL_UPDATE", 0x2),
        new("KEYCTL_REVOKE", 0x3),
        new("KEYCTL_CHOWN", 0x4),
        new("KEYCTL_SETPERM", 0x5),
        new("KEYCTL_DESCRIBE", 0x6),
        new("KEYCTL_CLEAR", 0x7),
        new("KEYCTL_LINK", 0x8),
        new("KEYCTL_UNLINK", 0x9),
        new("KEYCTL_SEARCH", 0xa),
        new("KEYCTL_READ", 0xb),
        new("KEYCTL_INSTANTIATE", 0xc),
        new("KEYCTL_NEGATE", 0xd),
        new("KEYCTL_SET_REQKEY_KEYRING", 0xe),
        new("KEYCTL_SET_TIMEOUT", 0xf),
        new("KEYCTL_ASSUME_AUTHORITY", 0x10),
        new("KEYCTL_GET_SECURITY", 0x11),
        new("KEYCTL_SESSION_TO_PARENT", 0x12),
        new("KEYCTL_REJECT", 0x13),
        new("KEYCTL_INSTANTIATE_IOV", 0x14),
        new("KEYCTL_INVALIDATE", 0x15),
        new("KEYCTL_GET_PERSISTENT", 0x16),
        new("KEYCTL_DH_COMPUTE", 0x17),
        new("KEYCTL_PKEY_QUERY", 0x18),
        new("KEYCTL_PKEY_ENCRYPT", 0x19),
        new("KEYCTL_PKEY_DECRYPT", 0x1a),
        new("KEYCTL_PKEY_SIGN", 0x1b),
        new("KEYCTL_PKEY_VERIFY", 0x1c),
        new("KEYCTL_RESTRICT_KEYRING", 0x1d),
        new("KEYCTL_MOVE", 0x1e),
        new("KEYCTL_CAPABILITIES", 0x1f),
        new("KEYCTL_WATCH_KEY", 0x20),
    ]);

    /// <summary>The names of <c>memfd_create_flags</c>.</summary>
    public static readonly FlagTable MemfdCreateFlags = new("memfd_create_flags",
    [
        new("MFD_CLOEXEC", 0x1),
        new("MFD_ALLOW_SEALING", 0x2),
        new("MFD_HUGETLB", 0x4),
    ]);

    /// <summary>The names of <c>pidfd_open_flags</c>.</summary>
    public static readonly FlagTable PidfdOpenFlags = new("pidfd_open_flags",
    [
        new("PIDFD_NONBLOCK", 0x1),
    ]);

    /// <summary>The names of <c>mknod_mode</c>.</summary>
    public static readonly FlagTable MknodMode = new("mknod_mode",
    [
        new("S_IXOTH", 0x1),
        new("S_IWOTH", 0x2),
        new("S_IROTH", 0x4),
        new("S_IXGRP", 0x8),
        new("S_IWGRP", 0x10),
        new("S_IRGRP", 0x20),
        new("S_IXUSR", 0x40),
        new("S_IWUSR", 0x80),
        new("S_IRUSR", 0x100),
        new("S_ISVTX", 0x200),
        new("S_ISGID", 0x400),
        new("S_ISUID", 0x800),
        new("S_IFREG", 0x8000),
        new("S_IFCHR", 0x2000),
        new("S_IFBLK", 0x6000),
        new("S_IFIFO", 0x1000),
        new("S_IFSOCK", 0xc000),
    ]);

    /// <summary>The names of <c>bpf_commands</c>.</summary>
    public static readonly FlagTable BpfCommands = new("bpf_commands",
    [
        new("BPF_MAP_CREATE", 0x0),
        new("BPF_MAP_LOOKUP_ELEM", 0x1),
        new("BPF_MAP_UPDATE_ELEM", 0x2),
        new("BPF_MAP_DELETE_ELEM", 0x3),
        new("BPF_MAP_GET_NEXT_KEY", 0x4),
        new("BPF_PROG_LOAD", 0x5),
        new("BPF_OBJ_PIN", 0x6),
        new("BPF_OBJ_GET", 0x7),
        new("BPF_PROG_ATTACH", 0x8),
        new("BPF_PROG_DETACH", 0x9),
        new("BPF_PROG_TEST_RUN", 0xa),
        new("BPF_PROG_RUN", 0xa),
        new("BPF_PROG_GET_NEXT_ID", 0xb),
        new("BPF_MAP_GET_NEXT_ID", 0xc),
        new("BPF_PROG_GET_FD_BY_ID", 0xd),
        new("BPF_MAP_GET_FD_BY_ID", 0xe),
        new("BPF_OBJ_GET_INFO_BY_FD", 0xf),
        new("BPF_PROG_QUERY", 0x10),
        new("BPF_RAW_TRACEPOINT_OPEN", 0x11),
        new("BPF_BTF_LOAD", 0x12),
        new("BPF_BTF_GET_FD_BY_ID", 0x13),
        new("BPF_TASK_FD_QUERY", 0x14),
        new("BPF_MAP_LOOKUP_AND_DELETE_ELEM", 0x15),
        new("BPF_MAP_FREEZE", 0x16),
        new("BPF_BTF_GET_NEXT_ID", 0x17),
        new("BPF_MAP_LOOKUP_BATCH", 0x18),
        new("BPF_MAP_LOOKUP_AND_DELETE_BATCH", 0x19),
        new("BPF_MAP_UPDATE_BATCH", 0x1a),
        new("BPF_MAP_DELETE_BATCH", 0x1b),
        new("BPF_LINK_CREATE", 0x1c),
        new("BPF_LINK_UPDATE", 0x1d),
        new("BPF_LINK_GET_FD_BY_ID", 0x1e),
        new("BPF_LINK_GET_NEXT_ID", 0x1f),
        new("BPF_ENABLE_STATS", 0x20),
        new("BPF_ITER_CREATE", 0x21),
        new("BPF_LINK_DETACH", 0x22),
        new("BPF_PROG_BIND_MAP", 0x23),
    ]);

    /// <summary>The names of <c>delete_module_flags</c>.</summary>
    public static readonly FlagTable DeleteModuleFlags = new("delete_module_flags",
    [
        new("O_NONBLOCK", 0x2),
        new("O_TRUNC", 0x1),
    ]);

    /// <summary>The names of <c>close_range_flags</c>.</summary>
    public static readonly FlagTable CloseRangeFlags = new("close_range_flags",
    [
        new("CLOSE_RANGE_UNSHARE", 0x2),
        new("CLOSE_RANGE_CLOEXEC", 0x4),
    ]);

    /// <summary>The names of <c>finit_module_flags</c>.</summary>
    public static readonly FlagTable FinitModuleFlags = new("finit_module_flags",
    [
        new("MODULE_INIT_IGNORE_MODVERSIONS", 0x1),
        new("MODULE_INIT_IGNORE_VERMAGIC", 0x2),
        new("MODULE_INIT_COMPRESSED_FILE", 0x4),
    ]);

    /// <summary>The names of <c>anon_inode_fd_types</c>.</summary>
    public static readonly FlagTable AnonInodeFdTypes = new("anon_inode_fd_types",
    [
        new("ANON_INODE_FD_TYPE_UNKNOWN", 0x0),
        new("ANON_INODE_FD_TYPE_EVENTFD", 0x1),
        new("ANON_INODE_FD_TYPE_EVENTPOLL", 0x2),
        new("ANON_INODE_FD_TYPE_INOTIFY", 0x3),
        new("ANON_INODE_FD_TYPE_SIGNALFD", 0x4),
        new("ANON_INODE_FD_TYPE_TIMERFD", 0x5),
        new("ANON_INODE_FD_TYPE_IO_URING", 0x6),
        new("ANON_INODE_FD_TYPE_USERFAULTFD", 0x7),
        new("ANON_INODE_FD_TYPE_PIDFD", 0x8),
        new("ANON_INODE_FD_TYPE_BPF_MAP", 0x9),
        new("ANON_INODE_FD_TYPE_BPF_PROG", 0xa),
        new("ANON_INODE_FD_TYPE_BPF_LINK", 0xb),
        new("ANON_INODE_FD_TYPE_BPF_ITER", 0xc),
        new("ANON_INODE_FD_TYPE_PERF_EVENT", 0xd),
    ]);
}
