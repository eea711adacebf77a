// SPDX-License-Identifier: GPL-2.0-only OR MIT

/* struct open_how of the system call interface, which may grow at its end. */
struct openat2_how {
	u64 flags;
	u64 mode;
	u64 resolve;
};

SEC("tp_btf/sys_exit")
int BPF_PROG(openat2_exit, struct pt_regs *regs, long result)
{
	struct event event;
	struct openat2_how how = {};

	if (!event__begin(&event, PPME_SYSCALL_OPENAT2_X))
		return 0;

	struct file_facts facts = file__read_facts(result);

	bpf_probe_read_user(&how, sizeof(how), (void *)syscall__read_argument(regs, 2));

	/* 1: fd */
	event__put_s64(&event, result);
	/* 2: dirfd */
	file__put_descriptor(&event, syscall__read_argument(regs, 0));
	/* 3: name */
	file__put_path(&event, syscall__read_argument(regs, 1));
	/* 4: flags */
	event__put_u32(&event, file__encode_open_flags(how.flags, &facts));
	/* 5: mode */
	event__put_u32(&event, flags__encode_open_mode(how.flags, how.mode));
	/* 6: resolve */
	event__put_u32(&event, flags__encode_resolve(how.resolve));
	/* 7: dev */
	event__put_u32(&event, facts.dev);
	/* 8: ino */
	event__put_u64(&event, facts.ino);

	event__send(&event);
	return 0;
}
