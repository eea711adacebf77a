// SPDX-License-Identifier: GPL-2.0-only OR MIT

SEC("tp_btf/sys_exit")
int BPF_PROG(io_uring_setup_exit, struct pt_regs *regs, long result)
{
	struct event event;

	if (!event__begin(&event, PPME_SYSCALL_IO_URING_SETUP_X))
		return 0;

	/* The start of struct io_uring_params, in its order; the kernel has filled it in. */
	struct {
		u32 sq_entries, cq_entries, flags, sq_thread_cpu, sq_thread_idle, features;
	} params = {};

	bpf_probe_read_user(&params, sizeof(params), (void *)syscall__read_argument(regs, 1));

	/* 1: res */
	event__put_s64(&event, result);
	/* 2: entries */
	event__put_u32(&event, syscall__read_argument(regs, 0));
	/* 3: sq_entries */
	event__put_u32(&event, params.sq_entries);
	/* 4: cq_entries */
	event__put_u32(&event, params.cq_entries);
	/* 5: flags */
	event__put_u32(&event, flags__encode_io_uring_setup(params.flags));
	/* 6: sq_thread_cpu */
	event__put_u32(&event, params.sq_thread_cpu);
	/* 7: sq_thread_idle */
	event__put_u32(&event, params.sq_thread_idle);
	/* 8: features */
	event__put_u32(&event, params.features & IO_URING_FEATURES);

	event__send(&event);
	return 0;
}
