// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* A thread ends. */

#define REAPER_THREADS 32	/* threads of a group looked at */
#define REAPER_ANCESTORS 60

/* Of the thread group behind a signal_struct, one that is not exiting: its id; 0 = none, -1 = too many to look at. */
__noinline int reaper__find_alive(u64 signal)
{
	struct list_head *head = (void *)(signal + bpf_core_field_offset(struct signal_struct, thread_head));
	struct list_head *link = BPF_CORE_READ(head, next);

	for (int i = 0; i < REAPER_THREADS; i++) {
		if (link == head || !link)
			return 0;

		struct task_struct *thread = (void *)link - bpf_core_field_offset(struct task_struct, thread_node);

		if (!(BPF_CORE_READ(thread, flags) & PF_EXITING))
			return BPF_CORE_READ(thread, pid);
		link = BPF_CORE_READ(link, next);
	}
	return -1;
}

/*
 * Who becomes the parent of the task's children: another thread of its group, else the nearest ancestor in its pid
 * namespace that asked for it (PR_SET_CHILD_SUBREAPER), else the namespace's init. 0: init itself ends; -1: cannot tell.
 */
static __always_inline s64 reaper__find(struct task_struct *task)
{
	struct signal_struct *signal = BPF_CORE_READ(task, signal);
	s32 reaper = reaper__find_alive((u64)signal);

	if (reaper)
		return reaper;

	struct pid *pid = BPF_CORE_READ(task, thread_pid);
	struct task_struct *init = BPF_CORE_READ(task__read_inner_pid(pid).ns, child_reaper);
	struct task_struct *ancestor = BPF_CORE_READ(task, real_parent);
	u32 level = BPF_CORE_READ(pid, level);

	if (init == task)
		return 0;
	if (!BPF_CORE_READ_BITFIELD_PROBED(signal, has_child_subreaper))
		return BPF_CORE_READ(init, pid);

	for (int i = 0; i < REAPER_ANCESTORS; i++) {
		if (ancestor == init || BPF_CORE_READ(ancestor, thread_pid, level) != level)
			return BPF_CORE_READ(init, pid);
		signal = BPF_CORE_READ(ancestor, signal);
		if (BPF_CORE_READ_BITFIELD_PROBED(signal, is_child_subreaper)) {
			reaper = reaper__find_alive((u64)signal);
			if (reaper)
				return reaper;
		}
		ancestor = BPF_CORE_READ(ancestor, real_parent);
	}
	return -1;
}

SEC("tp_btf/sched_process_exit")
int BPF_PROG(sched_process_exit, struct task_struct *task)
{
	struct event event;
	s32 status = task->exit_code;
	u8 signal = status & 0x7f;
	struct list_head *children = (void *)task + bpf_core_field_offset(struct task_struct, children);

	if (task->flags & PF_KTHREAD || !event__begin_visible(&event, PPME_PROCEXIT_1_E))
		return 0;

	/* 1: status */
	event__put_s64(&event, status);
	/* 2: ret */
	event__put_s64(&event, (status >> 8) & 0xff);
	/* 3: sig */
	event__put_u8(&event, signal);
	/* 4: core */
	event__put_u8(&event, (status & 0x80) != 0);
	/* 5: reaper_tid, 0 without children */
	event__put_s64(&event, BPF_CORE_READ(children, next) != children ? reaper__find(task) : 0);

	event__send_vital(&event);
	return 0;
}
