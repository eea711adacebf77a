// SPDX-License-Identifier: GPL-2.0-only OR MIT

SEC("tp_btf/sys_exit")
int BPF_PROG(userfaultfd_exit, struct pt_regs *regs, long result)
{
	struct event event;

	if (!event__begin(&event, PPME_SYSCALL_USERFAULTFD_X))
		return 0;

	/* 1: res */
	event__put_s64(&event, result);
	/* 2: flags */
	event__put_u32(&event, flags__encode_open(syscall__read_argument(regs, 0)));

	event__send(&event);
	return 0;
}
