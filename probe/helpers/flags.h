/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
/* Linux's flags and their numbers in events, which are the same on every architecture. */
#ifndef GYRFALCON_HELPERS_FLAGS_H
#define GYRFALCON_HELPERS_FLAGS_H

/* Sets `to` when one of the bits `from` is set. */
#define FLAGS__MOVE(flags, from, to) ((flags) & (from) ? (to) : 0)

#define O_ACCMODE 3
#define O_WRONLY 1
#define O_RDWR 2
#define O_CREAT 0100
#define O_EXCL 0200
#define O_TRUNC 01000
#define O_APPEND 02000
#define O_NONBLOCK 04000
#define O_DSYNC 010000
#define O_DIRECT 040000
#define O_LARGEFILE 0100000
#define O_DIRECTORY 0200000
#define O_CLOEXEC 02000000
/* O_SYNC and O_TMPFILE hold a second, weaker flag; these are the bits that are theirs alone. */
#define O_SYNC_ALONE 04000000
#define O_TMPFILE_ALONE 020000000

#define PPM_O_RDONLY (1 << 0)
#define PPM_O_WRONLY (1 << 1)
#define PPM_O_RDWR (PPM_O_RDONLY | PPM_O_WRONLY)
#define PPM_O_CREAT (1 << 2)
#define PPM_O_APPEND (1 << 3)
#define PPM_O_DSYNC (1 << 4)
#define PPM_O_EXCL (1 << 5)
#define PPM_O_NONBLOCK (1 << 6)
#define PPM_O_SYNC (1 << 7)
#define PPM_O_TRUNC (1 << 8)
#define PPM_O_DIRECT (1 << 9)
#define PPM_O_DIRECTORY (1 << 10)
#define PPM_O_LARGEFILE (1 << 11)
#define PPM_O_CLOEXEC (1 << 12)
#define PPM_O_TMPFILE (1 << 13)
#define PPM_O_F_CREATED (1 << 14)
#define PPM_FD_UPPER_LAYER (1 << 15)
#define PPM_FD_LOWER_LAYER (1 << 16)
#define PPM_FD_UPPER_LAYER_CREAT (1 << 0)
#define PPM_FD_LOWER_LAYER_CREAT (1 << 1)

/*
 * The reference takes O_DIRECTORY for O_TMPFILE and O_DSYNC for O_SYNC, so that to it every opened directory is a
 * file created. Here only the whole flag counts.
 */
static __always_inline u32 flags__encode_open(u64 flags)
{
	u32 encoded;

	switch (flags & O_ACCMODE) {
	case O_WRONLY:
		encoded = PPM_O_WRONLY;
		break;
	case O_RDWR:
		encoded = PPM_O_RDWR;
		break;
	default:
		encoded = PPM_O_RDONLY;
	}
	encoded |= FLAGS__MOVE(flags, O_CREAT, PPM_O_CREAT);
	encoded |= FLAGS__MOVE(flags, O_TMPFILE_ALONE, PPM_O_TMPFILE);
	encoded |= FLAGS__MOVE(flags, O_APPEND, PPM_O_APPEND);
	encoded |= FLAGS__MOVE(flags, O_DSYNC, PPM_O_DSYNC);
	encoded |= FLAGS__MOVE(flags, O_EXCL, PPM_O_EXCL);
	encoded |= FLAGS__MOVE(flags, O_NONBLOCK, PPM_O_NONBLOCK);
	encoded |= FLAGS__MOVE(flags, O_SYNC_ALONE, PPM_O_SYNC);
	encoded |= FLAGS__MOVE(flags, O_TRUNC, PPM_O_TRUNC);
	encoded |= FLAGS__MOVE(flags, O_DIRECT, PPM_O_DIRECT);
	encoded |= FLAGS__MOVE(flags, O_DIRECTORY, PPM_O_DIRECTORY);
	encoded |= FLAGS__MOVE(flags, O_LARGEFILE, PPM_O_LARGEFILE);
	encoded |= FLAGS__MOVE(flags, O_CLOEXEC, PPM_O_CLOEXEC);
	return encoded;
}

/* Permission bits have the same numbers in events. */
#define MODE_BITS 07777

/* The mode of an open, which the kernel reads only of one that may create a file. */
static __always_inline u32 flags__encode_open_mode(u64 flags, u64 mode)
{
	return flags & (O_CREAT | O_TMPFILE_ALONE) ? mode & MODE_BITS : 0;
}

#define RESOLVE_NO_XDEV 0x01
#define RESOLVE_NO_MAGICLINKS 0x02
#define RESOLVE_NO_SYMLINKS 0x04
#define RESOLVE_BENEATH 0x08
#define RESOLVE_IN_ROOT 0x10
#define RESOLVE_CACHED 0x20

#define PPM_RESOLVE_BENEATH (1 << 0)
#define PPM_RESOLVE_IN_ROOT (1 << 1)
#define PPM_RESOLVE_NO_MAGICLINKS (1 << 2)
#define PPM_RESOLVE_NO_SYMLINKS (1 << 3)
#define PPM_RESOLVE_NO_XDEV (1 << 4)
#define PPM_RESOLVE_CACHED (1 << 5)

static __always_inline u32 flags__encode_resolve(u64 flags)
{
	return FLAGS__MOVE(flags, RESOLVE_BENEATH, PPM_RESOLVE_BENEATH) |
		FLAGS__MOVE(flags, RESOLVE_IN_ROOT, PPM_RESOLVE_IN_ROOT) |
		FLAGS__MOVE(flags, RESOLVE_NO_MAGICLINKS, PPM_RESOLVE_NO_MAGICLINKS) |
		FLAGS__MOVE(flags, RESOLVE_NO_SYMLINKS, PPM_RESOLVE_NO_SYMLINKS) |
		FLAGS__MOVE(flags, RESOLVE_NO_XDEV, PPM_RESOLVE_NO_XDEV) |
		FLAGS__MOVE(flags, RESOLVE_CACHED, PPM_RESOLVE_CACHED);
}

#define CLONE_VM 0x00000100
#define CLONE_FS 0x00000200
#define CLONE_FILES 0x00000400
#define CLONE_SIGHAND 0x00000800
#define CLONE_PTRACE 0x00002000
#define CLONE_VFORK 0x00004000
#define CLONE_PARENT 0x00008000
#define CLONE_THREAD 0x00010000
#define CLONE_NEWNS 0x00020000
#define CLONE_SYSVSEM 0x00040000
#define CLONE_SETTLS 0x00080000
#define CLONE_PARENT_SETTID 0x00100000
#define CLONE_CHILD_CLEARTID 0x00200000
#define CLONE_UNTRACED 0x00800000
#define CLONE_CHILD_SETTID 0x01000000
#define CLONE_NEWCGROUP 0x02000000
#define CLONE_NEWUTS 0x04000000
#define CLONE_NEWIPC 0x08000000
#define CLONE_NEWUSER 0x10000000
#define CLONE_NEWPID 0x20000000
#define CLONE_NEWNET 0x40000000
#define CLONE_IO 0x80000000

#define PPM_CL_CLONE_FILES (1 << 0)
#define PPM_CL_CLONE_FS (1 << 1)
#define PPM_CL_CLONE_IO (1 << 2)
#define PPM_CL_CLONE_NEWIPC (1 << 3)
#define PPM_CL_CLONE_NEWNET (1 << 4)
#define PPM_CL_CLONE_NEWNS (1 << 5)
#define PPM_CL_CLONE_NEWPID (1 << 6)
#define PPM_CL_CLONE_NEWUTS (1 << 7)
#define PPM_CL_CLONE_PARENT (1 << 8)
#define PPM_CL_CLONE_PARENT_SETTID (1 << 9)
#define PPM_CL_CLONE_PTRACE (1 << 10)
#define PPM_CL_CLONE_SIGHAND (1 << 11)
#define PPM_CL_CLONE_SYSVSEM (1 << 12)
#define PPM_CL_CLONE_THREAD (1 << 13)
#define PPM_CL_CLONE_UNTRACED (1 << 14)
#define PPM_CL_CLONE_VM (1 << 15)
#define PPM_CL_CLONE_NEWUSER (1 << 20)
#define PPM_CL_CLONE_CHILD_CLEARTID (1 << 23)
#define PPM_CL_CLONE_CHILD_SETTID (1 << 24)
#define PPM_CL_CLONE_SETTLS (1 << 25)
#define PPM_CL_CLONE_VFORK (1 << 27)
#define PPM_CL_CLONE_NEWCGROUP (1 << 28)
#define PPM_CL_CHILD_IN_PIDNS (1 << 29)

static __always_inline u32 flags__encode_clone(u64 flags)
{
	u32 encoded = 0;

	encoded |= FLAGS__MOVE(flags, CLONE_FILES, PPM_CL_CLONE_FILES);
	encoded |= FLAGS__MOVE(flags, CLONE_FS, PPM_CL_CLONE_FS);
	encoded |= FLAGS__MOVE(flags, CLONE_IO, PPM_CL_CLONE_IO);
	encoded |= FLAGS__MOVE(flags, CLONE_NEWIPC, PPM_CL_CLONE_NEWIPC);
	encoded |= FLAGS__MOVE(flags, CLONE_NEWNET, PPM_CL_CLONE_NEWNET);
	encoded |= FLAGS__MOVE(flags, CLONE_NEWNS, PPM_CL_CLONE_NEWNS);
	encoded |= FLAGS__MOVE(flags, CLONE_NEWPID, PPM_CL_CLONE_NEWPID);
	encoded |= FLAGS__MOVE(flags, CLONE_NEWUTS, PPM_CL_CLONE_NEWUTS);
	encoded |= FLAGS__MOVE(flags, CLONE_PARENT, PPM_CL_CLONE_PARENT);
	encoded |= FLAGS__MOVE(flags, CLONE_PARENT_SETTID, PPM_CL_CLONE_PARENT_SETTID);
	encoded |= FLAGS__MOVE(flags, CLONE_PTRACE, PPM_CL_CLONE_PTRACE);
	encoded |= FLAGS__MOVE(flags, CLONE_SIGHAND, PPM_CL_CLONE_SIGHAND);
	encoded |= FLAGS__MOVE(flags, CLONE_SYSVSEM, PPM_CL_CLONE_SYSVSEM);
	encoded |= FLAGS__MOVE(flags, CLONE_THREAD, PPM_CL_CLONE_THREAD);
	encoded |= FLAGS__MOVE(flags, CLONE_UNTRACED, PPM_CL_CLONE_UNTRACED);
	encoded |= FLAGS__MOVE(flags, CLONE_VM, PPM_CL_CLONE_VM);
	encoded |= FLAGS__MOVE(flags, CLONE_NEWUSER, PPM_CL_CLONE_NEWUSER);
	encoded |= FLAGS__MOVE(flags, CLONE_CHILD_CLEARTID, PPM_CL_CLONE_CHILD_CLEARTID);
	encoded |= FLAGS__MOVE(flags, CLONE_CHILD_SETTID, PPM_CL_CLONE_CHILD_SETTID);
	encoded |= FLAGS__MOVE(flags, CLONE_SETTLS, PPM_CL_CLONE_SETTLS);
	encoded |= FLAGS__MOVE(flags, CLONE_VFORK, PPM_CL_CLONE_VFORK);
	encoded |= FLAGS__MOVE(flags, CLONE_NEWCGROUP, PPM_CL_CLONE_NEWCGROUP);
	return encoded;
}

static __always_inline u32 flags__encode_dup3(u64 flags)
{
	return FLAGS__MOVE(flags, O_CLOEXEC, PPM_O_CLOEXEC);
}

/* A negative number, which has every bit, is no flags. */
static __always_inline u32 flags__encode_pipe2(s32 flags)
{
	if (flags < 0)
		return 0;
	return FLAGS__MOVE(flags, O_CLOEXEC, PPM_O_CLOEXEC) | FLAGS__MOVE(flags, O_DIRECT, PPM_O_DIRECT) |
		FLAGS__MOVE(flags, O_NONBLOCK, PPM_O_NONBLOCK);
}

/* 0: a command that events do not know. */
static __always_inline u8 flags__encode_fcntl_command(u32 command)
{
	switch (command) {
	case 0: return 1;	/* F_DUPFD */
	case 1: return 2;	/* F_GETFD */
	case 2: return 3;	/* F_SETFD */
	case 3: return 4;	/* F_GETFL */
	case 4: return 5;	/* F_SETFL */
	case 5: return 6;	/* F_GETLK */
	case 6: return 8;	/* F_SETLK */
	case 7: return 9;	/* F_SETLKW */
	case 8: return 10;	/* F_SETOWN */
	case 9: return 12;	/* F_GETOWN */
	case 10: return 13;	/* F_SETSIG */
	case 11: return 15;	/* F_GETSIG */
	case 15: return 21;	/* F_SETOWN_EX */
	case 16: return 22;	/* F_GETOWN_EX */
	case 36: return 30;	/* F_OFD_GETLK */
	case 37: return 31;	/* F_OFD_SETLK */
	case 38: return 32;	/* F_OFD_SETLKW */
	case 1024: return 23;	/* F_SETLEASE */
	case 1025: return 24;	/* F_GETLEASE */
	case 1026: return 27;	/* F_NOTIFY */
	case 1029: return 25;	/* F_CANCELLK */
	case 1030: return 26;	/* F_DUPFD_CLOEXEC */
	case 1031: return 28;	/* F_SETPIPE_SZ */
	case 1032: return 29;	/* F_GETPIPE_SZ */
	default: return 0;
	}
}

#define PPM_PTRACE_PEEKTEXT 2
#define PPM_PTRACE_PEEKDATA 3
#define PPM_PTRACE_PEEKUSR 4
#define PPM_PTRACE_CONT 8
#define PPM_PTRACE_SINGLESTEP 10
#define PPM_PTRACE_DETACH 12
#define PPM_PTRACE_SYSCALL 13

/* 0: a request that events do not know. */
static __always_inline u16 flags__encode_ptrace_request(u64 request)
{
	if (request <= 9)			/* PTRACE_TRACEME to PTRACE_SINGLESTEP */
		return request + 1;
	if (request >= 0x4200 && request <= 0x420b)	/* PTRACE_SETOPTIONS to PTRACE_SETSIGMASK */
		return request - 0x4200 + 14;

	switch (request) {
	case 12: return 0x1a;	/* PTRACE_GETREGS */
	case 13: return 0x1b;	/* PTRACE_SETREGS */
	case 14: return 0x1c;	/* PTRACE_GETFPREGS */
	case 15: return 0x1d;	/* PTRACE_SETFPREGS */
	case 16: return 0x0b;	/* PTRACE_ATTACH */
	case 17: return 0x0c;	/* PTRACE_DETACH */
	case 18: return 0x1e;	/* PTRACE_GETFPXREGS */
	case 19: return 0x1f;	/* PTRACE_SETFPXREGS */
	case 21: return 0x20;	/* PTRACE_OLDSETOPTIONS */
	case 24: return 0x0d;	/* PTRACE_SYSCALL */
	case 25: return 0x21;	/* PTRACE_GET_THREAD_AREA */
	case 26: return 0x22;	/* PTRACE_SET_THREAD_AREA */
	case 30: return 0x23;	/* PTRACE_ARCH_PRCTL */
	case 31: return 0x24;	/* PTRACE_SYSEMU */
	case 32: return 0x25;	/* PTRACE_SYSEMU_SINGLESTEP */
	case 33: return 0x26;	/* PTRACE_SINGLEBLOCK */
	default: return 0;
	}
}

/* These have the same numbers in events. */
#define AT_REMOVEDIR 0x200
#define AT_SYMLINK_FOLLOW 0x400
#define AT_EMPTY_PATH 0x1000
#define UMOUNT_FLAGS 0xf
#define MEMFD_FLAGS 0x7
#define IO_URING_FEATURES 0x7ff
#define MODULE_FLAGS 0x7

/* The same too, but for the magic number that old programs put in the upper half. */
static __always_inline u32 flags__encode_mount(u32 flags)
{
	return (flags & 0xffff0000) == 0xc0ed0000 ? flags & 0xffff : flags;
}

/* From IORING_SETUP_SQ_AFF on one bit higher: the table has IORING_SQ_NEED_WAKEUP, a flag of another field, before it. */
static __always_inline u32 flags__encode_io_uring_setup(u32 flags)
{
	return (flags & 0x3) | (flags & 0x7c) << 1;
}

#define PPM_EXE_WRITABLE (1 << 0)
#define PPM_EXE_UPPER_LAYER (1 << 1)
#define PPM_EXE_FROM_MEMFD (1 << 2)
#define PPM_EXE_LOWER_LAYER (1 << 3)

#endif
