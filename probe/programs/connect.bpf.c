// SPDX-License-Identifier: GPL-2.0-only OR MIT

SEC("tp_btf/sys_exit")
int BPF_PROG(connect_exit, struct pt_regs *regs, long result)
{
	struct event event;

	if (!event__begin(&event, PPME_SOCKET_CONNECT_X))
		return 0;

	/* 1: res */
	event__put_s64(&event, result);
	/* 2: tuple */
	if (result == 0 || result == -EINPROGRESS)
		socket__put_tuple(&event, syscall__read_argument(regs, 0), OUTBOUND, syscall__read_argument(regs, 1),
				  syscall__read_argument(regs, 2));
	else
		event__put_empty(&event);
	/* 3: fd */
	file__put_descriptor(&event, syscall__read_argument(regs, 0));
	/* 4: addr */
	socket__put_address(&event, syscall__read_argument(regs, 1), syscall__read_argument(regs, 2));

	event__send(&event);
	return 0;
}
