// SPDX-License-Identifier: GPL-2.0-only OR MIT

SEC("tp_btf/sys_exit")
int BPF_PROG(socket_exit, struct pt_regs *regs, long result)
{
	struct event event;

	if (!event__begin(&event, PPME_SOCKET_SOCKET_X))
		return 0;

	/* 1: fd */
	event__put_s64(&event, result);
	/* 2: domain */
	event__put_u32(&event, socket__encode_family(syscall__read_argument(regs, 0)));
	/* 3: type */
	event__put_u32(&event, syscall__read_argument(regs, 1));
	/* 4: proto */
	event__put_u32(&event, syscall__read_argument(regs, 2));
	/* 5: flags */
	event__put_u32(&event, socket__encode_flags(syscall__read_argument(regs, 1)));

	event__send(&event);
	return 0;
}
