// SPDX-License-Identifier: GPL-2.0-only OR MIT

SEC("tp_btf/sys_exit")
int BPF_PROG(sendto_exit, struct pt_regs *regs, long result)
{
	struct event event;

	if (!event__begin(&event, PPME_SOCKET_SENDTO_X))
		return 0;

	u32 size = syscall__read_argument(regs, 2);

	/* 1: res */
	event__put_s64(&event, result);
	/* 2: data */
	event__put_user_bytes(&event, syscall__read_argument(regs, 1),
			      socket__limit_data(result > 0 ? result : (s64)size));
	/* 3: fd */
	file__put_descriptor(&event, syscall__read_argument(regs, 0));
	/* 4: size */
	event__put_u32(&event, size);
	/* 5: tuple */
	if (result >= 0)
		socket__put_tuple(&event, syscall__read_argument(regs, 0), OUTBOUND, syscall__read_argument(regs, 4),
				  syscall__read_argument(regs, 5));
	else
		event__put_empty(&event);

	event__send(&event);
	return 0;
}
