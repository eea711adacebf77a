// SPDX-License-Identifier: GPL-2.0-only OR MIT

/* The parent's and the child's side. */
SEC("tp_btf/sys_exit")
int BPF_PROG(fork_exit, struct pt_regs *regs, long result)
{
	struct event event;

	if (!event__begin_visible(&event, PPME_SYSCALL_FORK_20_X))
		return 0;
	/* 1: res to 21: pidns_init_start_ts; no flags are in the call */
	process__put_clone(&event, result, 0);
	event__send_vital(&event);
	return 0;
}
