// SPDX-License-Identifier: GPL-2.0-only OR MIT

/*
 * The flags of a clone3 lie in the parent's memory. When the child gets here the parent has often gone on and written
 * over them (pthread_create keeps them on its stack), so of the child's own side they are what it shares with its
 * parent; the parent's side has them as they were asked for.
 */
static __always_inline u32 clone3__read_shared_flags(struct task_struct *task)
{
	bool thread = task->pid != task->tgid;
	struct task_struct *other = thread ? BPF_CORE_READ(task, group_leader) : BPF_CORE_READ(task, real_parent);
	u32 encoded = thread ? PPM_CL_CLONE_THREAD | PPM_CL_CLONE_SIGHAND : 0;

	if (BPF_CORE_READ(task, mm) == BPF_CORE_READ(other, mm))
		encoded |= PPM_CL_CLONE_VM;
	if (BPF_CORE_READ(task, files) == BPF_CORE_READ(other, files))
		encoded |= PPM_CL_CLONE_FILES;
	if (BPF_CORE_READ(task, fs) == BPF_CORE_READ(other, fs))
		encoded |= PPM_CL_CLONE_FS;
	if (task__read_inner_pid(BPF_CORE_READ(task, thread_pid)).ns !=
	    task__read_inner_pid(BPF_CORE_READ(other, thread_pid)).ns)
		encoded |= PPM_CL_CLONE_NEWPID;
	return encoded;
}

/* The parent's and the child's side. */
SEC("tp_btf/sys_exit")
int BPF_PROG(clone3_exit, struct pt_regs *regs, long result)
{
	struct event event;
	u32 encoded;

	if (!event__begin_visible(&event, PPME_SYSCALL_CLONE3_X))
		return 0;

	if (result == 0) {
		encoded = clone3__read_shared_flags(bpf_get_current_task_btf());
	} else {
		u64 flags = 0;	/* the first field of struct clone_args */

		bpf_probe_read_user(&flags, sizeof(flags), (void *)syscall__read_argument(regs, 0));
		encoded = flags__encode_clone(flags);
	}
	/* 1: res to 21: pidns_init_start_ts */
	process__put_clone(&event, result, encoded);
	event__send_vital(&event);
	return 0;
}
