// SPDX-License-Identifier: GPL-2.0-only OR MIT

SEC("tp_btf/sys_exit")
int BPF_PROG(init_module_exit, struct pt_regs *regs, long result)
{
	struct event event;

	if (!event__begin_visible(&event, PPME_SYSCALL_INIT_MODULE_X))
		return 0;

	u64 length = syscall__read_argument(regs, 1);

	/* 1: res */
	event__put_s64(&event, result);
	/* 2: img, its head */
	event__put_user_bytes(&event, syscall__read_argument(regs, 0), length);
	/* 3: length */
	event__put_u64(&event, length);
	/* 4: uargs */
	event__put_user_string(&event, syscall__read_argument(regs, 2), ARGUMENTS_MAX);

	event__send(&event);
	return 0;
}
