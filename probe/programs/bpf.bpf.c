// SPDX-License-Identifier: GPL-2.0-only OR MIT

SEC("tp_btf/sys_exit")
int BPF_PROG(bpf_exit, struct pt_regs *regs, long result)
{
	struct event event;

	if (!event__begin(&event, PPME_SYSCALL_BPF_2_X))
		return 0;

	/* 1: fd */
	event__put_s64(&event, result);
	/* 2: cmd */
	event__put_s32(&event, syscall__read_argument(regs, 0));

	event__send(&event);
	return 0;
}
