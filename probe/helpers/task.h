/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
/* What a task is: its ids, memory, terminal, credentials. */
#ifndef GYRFALCON_HELPERS_TASK_H
#define GYRFALCON_HELPERS_TASK_H

#define PF_EXITING 0x00000004
#define PF_KTHREAD 0x00200000
#define RLIMIT_NOFILE 7
#define PAGES_TO_KB(pages) ((pages) << 2)

static __always_inline struct upid task__read_upid(struct pid *pid, u32 level)
{
	struct upid upid = {};
	u64 first = (u64)pid + bpf_core_field_offset(struct pid, numbers);
	u64 entry = first + level * bpf_core_type_size(struct upid);

	bpf_core_read(&upid.nr, sizeof(upid.nr), &((struct upid *)entry)->nr);
	bpf_core_read(&upid.ns, sizeof(upid.ns), &((struct upid *)entry)->ns);
	return upid;
}

/* The number and the namespace of a pid in the innermost namespace that knows it. */
static __always_inline struct upid task__read_inner_pid(struct pid *pid)
{
	return task__read_upid(pid, BPF_CORE_READ(pid, level));
}

static __always_inline struct pid *task__find_pid(struct task_struct *task, enum pid_type type)
{
	return type == PIDTYPE_PID ? BPF_CORE_READ(task, thread_pid) : BPF_CORE_READ(task, signal, pids[type]);
}

static __always_inline s64 task__read_inner_id(struct task_struct *task, enum pid_type type)
{
	return task__read_inner_pid(task__find_pid(task, type)).nr;
}

/* The process group in the initial pid namespace. */
static __always_inline s64 task__read_group_id(struct task_struct *task)
{
	return task__read_upid(task__find_pid(task, PIDTYPE_PGID), 0).nr;
}

static __always_inline u64 task__read_open_files_limit(struct task_struct *task)
{
	return BPF_CORE_READ(task, signal, rlim[RLIMIT_NOFILE].rlim_cur);
}

/*
 * Asked by the field, not by the type before 6.2: for a type that the kernel lacks libbpf 1.1 searches the modules', and listing
 * those takes CAP_SYS_ADMIN.
 */
#define TASK__READ_PAGES(mm, kind)							\
	(bpf_core_field_exists(((struct mm_struct___plain *)(mm))->rss_stat.count) ?	\
		BPF_CORE_READ((struct mm_struct___plain *)(mm), rss_stat.count[kind].counter) :	\
		BPF_CORE_READ(mm, rss_stat[kind].count))

static __always_inline u32 task__read_resident_kb(struct mm_struct *mm)
{
	s64 pages = TASK__READ_PAGES(mm, MM_FILEPAGES);

	pages += TASK__READ_PAGES(mm, MM_ANONPAGES);
	pages += TASK__READ_PAGES(mm, MM_SHMEMPAGES);
	return PAGES_TO_KB(pages);
}

static __always_inline u32 task__read_swapped_kb(struct mm_struct *mm)
{
	return PAGES_TO_KB(TASK__READ_PAGES(mm, MM_SWAPENTS));
}

/* The device number of the controlling terminal, 0 without one. */
static __always_inline u32 task__read_terminal(struct task_struct *task)
{
	struct tty_struct *tty = BPF_CORE_READ(task, signal, tty);

	if (!tty)
		return 0;

	struct tty_driver *driver = BPF_CORE_READ(tty, driver);
	u32 major = BPF_CORE_READ(driver, major);
	u32 minor = BPF_CORE_READ(driver, minor_start) + BPF_CORE_READ(tty, index);

	return file__encode_device(major << 20 | minor);
}

static __always_inline u32 task__read_login_uid(struct task_struct *task)
{
	if (!bpf_core_field_exists(task->loginuid))
		return -1;
	return BPF_CORE_READ(task, loginuid.val);
}

static __always_inline u32 task__read_euid(struct task_struct *task)
{
	return BPF_CORE_READ(task, cred, euid.val);
}

static __always_inline u32 task__read_egid(struct task_struct *task)
{
	return BPF_CORE_READ(task, cred, egid.val);
}

/* Capability sets: the bits of events are those of Linux. */
#define CAPABILITIES_ALL ((1ull << 41) - 1)
#define TASK__READ_CAPABILITIES(task, set) ({						\
	const struct cred *_cred = BPF_CORE_READ(task, cred);				\
	u64 _capabilities = 0;								\
	bpf_core_read(&_capabilities, sizeof(_capabilities), &_cred->set);		\
	_capabilities & CAPABILITIES_ALL;						\
})

#endif
