// SPDX-License-Identifier: GPL-2.0-only OR MIT

SEC("tp_btf/sys_exit")
int BPF_PROG(recvfrom_exit, struct pt_regs *regs, long result)
{
	struct event event;

	if (!event__begin(&event, PPME_SOCKET_RECVFROM_X))
		return 0;

	/* 1: res */
	event__put_s64(&event, result);
	/* 2: data, 3: tuple */
	if (result >= 0) {
		event__put_user_bytes(&event, syscall__read_argument(regs, 1), socket__limit_data(result));
		socket__put_tuple(&event, syscall__read_argument(regs, 0), INBOUND, syscall__read_argument(regs, 4), 0);
	} else {
		event__put_empty(&event);
		event__put_empty(&event);
	}
	/* 4: fd */
	file__put_descriptor(&event, syscall__read_argument(regs, 0));
	/* 5: size */
	event__put_u32(&event, syscall__read_argument(regs, 2));

	event__send(&event);
	return 0;
}
