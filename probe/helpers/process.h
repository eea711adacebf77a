/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
/* The parameters that the clone and the execve events have in common. */
#ifndef GYRFALCON_HELPERS_PROCESS_H
#define GYRFALCON_HELPERS_PROCESS_H

#define ARGUMENTS_MAX 4096		/* bytes of exe and args together, and of env */
#define POINTERS_MAX 64			/* strings of an argv or envp read one by one */
#define TASK_COMM_LEN 16

/* exe and args of a running program: its argv as it lies in memory. */
static __always_inline void process__put_arguments(struct event *event, struct task_struct *task)
{
	u64 start = BPF_CORE_READ(task, mm, arg_start);
	u64 end = BPF_CORE_READ(task, mm, arg_end);
	u32 length = event__put_user_string(event, start, ARGUMENTS_MAX);

	start += length;
	event__put_user_strings(event, start, end > start ? end - start : 0, ARGUMENTS_MAX - length);
}

static __always_inline void process__put_environment(struct event *event, struct task_struct *task)
{
	u64 start = BPF_CORE_READ(task, mm, env_start);
	u64 end = BPF_CORE_READ(task, mm, env_end);

	event__put_user_strings(event, start, end > start ? end - start : 0, ARGUMENTS_MAX);
}

/*
 * Appends the strings that an argv or envp in the caller's memory points to, from the one with index `first` on;
 * cut to `limit` bytes, the last one terminated. Returns their length.
 */
__noinline int process__append_pointed(u64 array, u32 first, u32 limit)
{
	struct scratch *scratch = event__find_scratch();

	if (!scratch || !array)
		return 0;

	u32 start = scratch->length;

	for (u32 i = 0; i < POINTERS_MAX; i++) {
		u64 address = 0;

		if (bpf_probe_read_user(&address, sizeof(address), (void *)(array + (first + i) * sizeof(address))) ||
		    !address)
			break;
		event__append_user_string(scratch, address, ARGUMENTS_MAX);
		if (scratch->length - start >= limit)
			break;
	}

	u32 length = scratch->length - start;

	if (length > limit)
		length = limit;
	scratch->length = start + length;
	if (length)
		scratch->data[(scratch->length - 1) & EVENT_MAX] = 0;
	return length;
}

/* exe and args of a program that did not start: what the call asked for. */
static __always_inline void process__put_pointed_arguments(struct event *event, u64 argv)
{
	u64 first = 0;
	u32 length;

	if (argv)
		bpf_probe_read_user(&first, sizeof(first), (void *)argv);
	if (argv && !first) {		/* argv[0] is NULL or out of reach: no exe, and so no args */
		event__put_empty(event);
		event__put_empty(event);
		return;
	}
	if (argv) {
		length = event__put_user_string(event, first, ARGUMENTS_MAX);
	} else {			/* Linux takes a NULL argv for an empty one */
		event__append_u8(event, 0);
		event__end_parameter(event, 1);
		length = ARGUMENTS_MAX;
	}
	event__end_parameter(event, length < ARGUMENTS_MAX ?
		process__append_pointed(argv, 1, ARGUMENTS_MAX - length) : 0);
}

static __always_inline void process__put_pointed_environment(struct event *event, u64 envp)
{
	event__end_parameter(event, process__append_pointed(envp, 0, ARGUMENTS_MAX));
}

/* tid, pid, ptid */
static __always_inline void process__put_ids(struct event *event, struct task_struct *task)
{
	event__put_s64(event, task->pid);
	event__put_s64(event, task->tgid);
	event__put_s64(event, BPF_CORE_READ(task, real_parent, pid));
}

/* fdlimit, pgft_maj, pgft_min, vm_size, vm_rss, vm_swap, comm */
static __always_inline void process__put_resources(struct event *event, struct task_struct *task)
{
	struct mm_struct *mm = BPF_CORE_READ(task, mm);

	event__put_u64(event, task__read_open_files_limit(task));
	event__put_u64(event, task->maj_flt);
	event__put_u64(event, task->min_flt);
	event__put_u32(event, PAGES_TO_KB(BPF_CORE_READ(mm, total_vm)));
	event__put_u32(event, task__read_resident_kb(mm));
	event__put_u32(event, task__read_swapped_kb(mm));
	event__put_kernel_string(event, (u64)&task->comm, TASK_COMM_LEN);
}

/* Clone flags, and whether a child gets other numbers in its pid namespace than it has in the initial one. */
static __always_inline u32 process__read_clone_flags(struct task_struct *task, u32 encoded)
{
	struct pid_namespace *namespace = task__read_inner_pid(task__find_pid(task, PIDTYPE_PID)).ns;

	if (BPF_CORE_READ(namespace, level) || BPF_CORE_READ(task, nsproxy, pid_ns_for_children) != namespace)
		encoded |= PPM_CL_CHILD_IN_PIDNS;
	return encoded;
}

/*
 * All parameters of a clone, fork or vfork event, of the parent or, with result 0, of the child.
 * A child's cwd is its parent's, so the parameter stays empty.
 */
static __always_inline void process__put_clone(struct event *event, s64 result, u32 encoded_flags)
{
	struct task_struct *task = bpf_get_current_task_btf();

	/* 1: res */
	event__put_s64(event, result);
	/* 2: exe, 3: args */
	if (result >= 0) {
		process__put_arguments(event, task);
	} else {
		event__put_empty(event);
		event__put_empty(event);
	}
	/* 4: tid, 5: pid, 6: ptid */
	process__put_ids(event, task);
	/* 7: cwd */
	event__put_empty(event);
	/* 8: fdlimit, 9: pgft_maj, 10: pgft_min, 11: vm_size, 12: vm_rss, 13: vm_swap, 14: comm */
	process__put_resources(event, task);
	/* 15: cgroups */
	cgroup__put_paths(event, task);
	/* 16: flags */
	event__put_u32(event, process__read_clone_flags(task, encoded_flags));
	/* 17: uid */
	event__put_u32(event, task__read_euid(task));
	/* 18: gid */
	event__put_u32(event, task__read_egid(task));
	/* 19: vtid */
	event__put_s64(event, task__read_inner_id(task, PIDTYPE_PID));
	/* 20: vpid */
	event__put_s64(event, task__read_inner_id(task, PIDTYPE_TGID));

	/* 21: pidns_init_start_ts, of the child only */
	u64 init_start = 0;

	if (result == 0)
		init_start = BPF_CORE_READ(task__read_inner_pid(task__find_pid(task, PIDTYPE_TGID)).ns,
					   child_reaper, start_time);
	event__put_u64(event, init_start);
}

/* Parameters 4 to 15 of an execve event. */
static __always_inline void process__put_exec_task(struct event *event, struct task_struct *task)
{
	struct fs_struct *fs = BPF_CORE_READ(task, fs);

	/* 4: tid, 5: pid, 6: ptid */
	process__put_ids(event, task);
	/* 7: cwd */
	path__put(event, &fs->pwd);
	/* 8: fdlimit, 9: pgft_maj, 10: pgft_min, 11: vm_size, 12: vm_rss, 13: vm_swap, 14: comm */
	process__put_resources(event, task);
	/* 15: cgroups */
	cgroup__put_paths(event, task);
}

/* Parameters 17 to 30 of an execve event. */
static __always_inline void process__put_exec_file(struct event *event, struct task_struct *task)
{
	struct file *file = BPF_CORE_READ(task, mm, exe_file);
	struct inode *inode = BPF_CORE_READ(file, f_inode);

	/* 17: tty */
	event__put_u32(event, task__read_terminal(task));
	/* 18: vpgid */
	event__put_s64(event, task__read_inner_id(task, PIDTYPE_PGID));
	/* 19: loginuid */
	event__put_u32(event, task__read_login_uid(task));
	/* 20: flags */
	event__put_u32(event, executable__read_flags(file));
	/* 21: cap_inheritable */
	event__put_u64(event, TASK__READ_CAPABILITIES(task, cap_inheritable));
	/* 22: cap_permitted */
	event__put_u64(event, TASK__READ_CAPABILITIES(task, cap_permitted));
	/* 23: cap_effective */
	event__put_u64(event, TASK__READ_CAPABILITIES(task, cap_effective));
	/* 24: exe_ino */
	event__put_u64(event, BPF_CORE_READ(inode, i_ino));
	/* 25: exe_ino_ctime */
	event__put_u64(event, executable__read_change_time(inode));
	/* 26: exe_ino_mtime */
	event__put_u64(event, executable__read_modification_time(inode));
	/* 27: uid */
	event__put_u32(event, task__read_euid(task));
	/* 28: trusted_exepath */
	path__put(event, &file->f_path);
	/* 29: pgid */
	event__put_s64(event, task__read_group_id(task));
	/* 30: gid */
	event__put_u32(event, task__read_egid(task));
}

#endif
