// SPDX-License-Identifier: GPL-2.0-only OR MIT

/* The parent's and the child's side. */
SEC("tp_btf/sys_exit")
int BPF_PROG(clone_exit, struct pt_regs *regs, long result)
{
	struct event event;

	if (!event__begin_visible(&event, PPME_SYSCALL_CLONE_20_X))
		return 0;
	/* 1: res to 21: pidns_init_start_ts */
	process__put_clone(&event, result, flags__encode_clone(syscall__read_argument(regs, 0)));
	event__send_vital(&event);
	return 0;
}
