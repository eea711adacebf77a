// SPDX-License-Identifier: GPL-2.0-only OR MIT

SEC("tp_btf/sys_exit")
int BPF_PROG(mount_exit, struct pt_regs *regs, long result)
{
	struct event event;

	if (!event__begin_visible(&event, PPME_SYSCALL_MOUNT_X))
		return 0;

	/* 1: res */
	event__put_s64(&event, result);
	/* 2: dev */
	file__put_path(&event, syscall__read_argument(regs, 0));
	/* 3: dir */
	file__put_path(&event, syscall__read_argument(regs, 1));
	/* 4: type */
	file__put_path(&event, syscall__read_argument(regs, 2));
	/* 5: flags */
	event__put_u32(&event, flags__encode_mount(syscall__read_argument(regs, 3)));

	event__send(&event);
	return 0;
}
