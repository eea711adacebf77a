// SPDX-License-Identifier: GPL-2.0-only OR MIT

SEC("tp_btf/sys_exit")
int BPF_PROG(linkat_exit, struct pt_regs *regs, long result)
{
	struct event event;

	if (!event__begin(&event, PPME_SYSCALL_LINKAT_2_X))
		return 0;

	/* 1: res */
	event__put_s64(&event, result);
	/* 2: olddir */
	file__put_descriptor(&event, syscall__read_argument(regs, 0));
	/* 3: oldpath */
	file__put_path(&event, syscall__read_argument(regs, 1));
	/* 4: newdir */
	file__put_descriptor(&event, syscall__read_argument(regs, 2));
	/* 5: newpath */
	file__put_path(&event, syscall__read_argument(regs, 3));
	/* 6: flags */
	event__put_u32(&event, syscall__read_argument(regs, 4) & (AT_SYMLINK_FOLLOW | AT_EMPTY_PATH));

	event__send(&event);
	return 0;
}
