// SPDX-License-Identifier: GPL-2.0-only OR MIT

SEC("tp_btf/sys_exit")
int BPF_PROG(open_exit, struct pt_regs *regs, long result)
{
	struct event event;

	if (!event__begin(&event, PPME_SYSCALL_OPEN_X))
		return 0;

	struct file_facts facts = file__read_facts(result);
	u64 flags = syscall__read_argument(regs, 1);

	/* 1: fd */
	event__put_s64(&event, result);
	/* 2: name */
	file__put_path(&event, syscall__read_argument(regs, 0));
	/* 3: flags */
	event__put_u32(&event, file__encode_open_flags(flags, &facts));
	/* 4: mode */
	event__put_u32(&event, flags__encode_open_mode(flags, syscall__read_argument(regs, 2)));
	/* 5: dev */
	event__put_u32(&event, facts.dev);
	/* 6: ino */
	event__put_u64(&event, facts.ino);

	event__send(&event);
	return 0;
}
