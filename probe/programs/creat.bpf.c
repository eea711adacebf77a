// SPDX-License-Identifier: GPL-2.0-only OR MIT

SEC("tp_btf/sys_exit")
int BPF_PROG(creat_exit, struct pt_regs *regs, long result)
{
	struct event event;

	if (!event__begin(&event, PPME_SYSCALL_CREAT_X))
		return 0;

	struct file_facts facts = file__read_facts(result);

	/* 1: fd */
	event__put_s64(&event, result);
	/* 2: name */
	file__put_path(&event, syscall__read_argument(regs, 0));
	/* 3: mode */
	event__put_u32(&event, flags__encode_open_mode(O_CREAT, syscall__read_argument(regs, 1)));
	/* 4: dev */
	event__put_u32(&event, facts.dev);
	/* 5: ino */
	event__put_u64(&event, facts.ino);
	/* 6: creat_flags */
	event__put_u16(&event, facts.layer == LAYER_UPPER ? PPM_FD_UPPER_LAYER_CREAT :
			       facts.layer == LAYER_LOWER ? PPM_FD_LOWER_LAYER_CREAT : 0);

	event__send(&event);
	return 0;
}
