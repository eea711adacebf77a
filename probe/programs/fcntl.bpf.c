// SPDX-License-Identifier: GPL-2.0-only OR MIT

SEC("tp_btf/sys_exit")
int BPF_PROG(fcntl_exit, struct pt_regs *regs, long result)
{
	struct event event;

	if (!event__begin(&event, PPME_SYSCALL_FCNTL_X))
		return 0;

	/* 1: res */
	event__put_s64(&event, result);
	/* 2: fd */
	file__put_descriptor(&event, syscall__read_argument(regs, 0));
	/* 3: cmd */
	event__put_u8(&event, flags__encode_fcntl_command(syscall__read_argument(regs, 1)));
	/* 4: arg */
	event__put_u64(&event, syscall__read_argument(regs, 2));

	event__send(&event);
	return 0;
}
