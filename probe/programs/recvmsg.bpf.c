// SPDX-License-Identifier: GPL-2.0-only OR MIT

SEC("tp_btf/sys_exit")
int BPF_PROG(recvmsg_exit, struct pt_regs *regs, long result)
{
	struct user_message message = {};
	struct event event;

	if (!event__begin(&event, PPME_SOCKET_RECVMSG_X))
		return 0;

	/* 1: res */
	event__put_s64(&event, result);
	if (result >= 0) {
		bpf_probe_read_user(&message, sizeof(message), (void *)syscall__read_argument(regs, 1));
		/* 2: size */
		event__put_u32(&event, result);
		/* 3: data */
		socket__put_iovecs(&event, &message, socket__limit_data(result));
		/* 4: tuple */
		socket__put_tuple(&event, syscall__read_argument(regs, 0), INBOUND, message.name, 0);
		/* 5: msgcontrol */
		event__put_user_bytes(&event, message.control, message.control_length);
	} else {
		/* 2: size */
		event__put_u32(&event, 0);
		/* 3: data, 4: tuple, 5: msgcontrol */
		event__put_empty(&event);
		event__put_empty(&event);
		event__put_empty(&event);
	}
	/* 6: fd */
	file__put_descriptor(&event, syscall__read_argument(regs, 0));

	event__send(&event);
	return 0;
}
