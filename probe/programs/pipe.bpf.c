// SPDX-License-Identifier: GPL-2.0-only OR MIT

SEC("tp_btf/sys_exit")
int BPF_PROG(pipe_exit, struct pt_regs *regs, long result)
{
	struct event event;

	if (!event__begin(&event, PPME_SYSCALL_PIPE_X))
		return 0;

	s32 ends[2] = { -1, -1 };
	u64 ino = 0;

	if (result == 0 && !bpf_probe_read_user(ends, sizeof(ends), (void *)syscall__read_argument(regs, 0)))
		ino = file__read_inode_number(ends[0]);

	/* 1: res */
	event__put_s64(&event, result);
	/* 2: fd1 */
	event__put_s64(&event, ends[0]);
	/* 3: fd2 */
	event__put_s64(&event, ends[1]);
	/* 4: ino */
	event__put_u64(&event, ino);

	event__send(&event);
	return 0;
}
