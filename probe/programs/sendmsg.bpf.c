// SPDX-License-Identifier: GPL-2.0-only OR MIT

SEC("tp_btf/sys_exit")
int BPF_PROG(sendmsg_exit, struct pt_regs *regs, long result)
{
	struct user_message message = {};
	struct event event;

	if (!event__begin(&event, PPME_SOCKET_SENDMSG_X))
		return 0;

	bool known = !bpf_probe_read_user(&message, sizeof(message), (void *)syscall__read_argument(regs, 1));

	/* 1: res */
	event__put_s64(&event, result);
	/* 2: data */
	socket__put_iovecs(&event, &message, result > 0 ? socket__limit_data(result) : settings.snaplen);
	/* 3: fd */
	file__put_descriptor(&event, syscall__read_argument(regs, 0));
	/* 4: size */
	if (known)
		event__put_u32(&event, socket__sum_iovecs(message.iovecs, message.iovec_count));
	else
		event__put_empty(&event);
	/* 5: tuple */
	if (result >= 0)
		socket__put_tuple(&event, syscall__read_argument(regs, 0), OUTBOUND, message.name, message.name_length);
	else
		event__put_empty(&event);

	event__send(&event);
	return 0;
}
