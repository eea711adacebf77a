// SPDX-License-Identifier: GPL-2.0-only OR MIT

SEC("tp_btf/sys_exit")
int BPF_PROG(unlinkat_exit, struct pt_regs *regs, long result)
{
	struct event event;

	if (!event__begin(&event, PPME_SYSCALL_UNLINKAT_2_X))
		return 0;

	/* 1: res */
	event__put_s64(&event, result);
	/* 2: dirfd */
	file__put_descriptor(&event, syscall__read_argument(regs, 0));
	/* 3: name */
	file__put_path(&event, syscall__read_argument(regs, 1));
	/* 4: flags */
	event__put_u32(&event, syscall__read_argument(regs, 2) & AT_REMOVEDIR);

	event__send(&event);
	return 0;
}
