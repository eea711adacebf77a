// SPDX-License-Identifier: GPL-2.0-only OR MIT

SEC("tp_btf/sys_exit")
int BPF_PROG(accept4_exit, struct pt_regs *regs, long result)
{
	struct event event;

	if (!event__begin(&event, PPME_SOCKET_ACCEPT4_6_X))
		return 0;

	/* 1: fd */
	event__put_s64(&event, result);
	/* 2: tuple */
	if (result >= 0)
		socket__put_tuple(&event, result, INBOUND, 0, 0);
	else
		event__put_empty(&event);
	/* 3: queuepct, 4: queuelen, 5: queuemax, of the listening socket */
	socket__put_queue(&event, result >= 0 ? socket__find(syscall__read_argument(regs, 0)) : NULL);
	/* 6: flags */
	event__put_s32(&event, socket__encode_flags(syscall__read_argument(regs, 3)));

	event__send(&event);
	return 0;
}
