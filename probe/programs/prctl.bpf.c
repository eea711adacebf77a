// SPDX-License-Identifier: GPL-2.0-only OR MIT

#define PR_SET_NAME 15
#define PR_GET_NAME 16
#define PR_GET_CHILD_SUBREAPER 37

SEC("tp_btf/sys_exit")
int BPF_PROG(prctl_exit, struct pt_regs *regs, long result)
{
	struct event event;

	if (!event__begin_visible(&event, PPME_SYSCALL_PRCTL_X))
		return 0;

	u32 option = syscall__read_argument(regs, 0);
	u64 argument = syscall__read_argument(regs, 1);
	s64 number = argument;

	if (option == PR_GET_CHILD_SUBREAPER) {
		s32 answer = 0;

		bpf_probe_read_user(&answer, sizeof(answer), (void *)argument);
		number = answer;
	}

	/* 1: res */
	event__put_s64(&event, result);
	/* 2: option */
	event__put_u32(&event, option);
	/* 3: arg2_str, 4: arg2_int */
	if (option == PR_SET_NAME || option == PR_GET_NAME) {
		file__put_path(&event, argument);
		event__put_s64(&event, 0);
	} else {
		event__put_empty(&event);
		event__put_s64(&event, number);
	}

	event__send(&event);
	return 0;
}
