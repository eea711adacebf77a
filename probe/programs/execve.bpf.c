// SPDX-License-Identifier: GPL-2.0-only OR MIT

/* Failures only: a success is sent by sched_process_exec. */
SEC("tp_btf/sys_exit")
int BPF_PROG(execve_exit, struct pt_regs *regs, long result)
{
	struct task_struct *task = bpf_get_current_task_btf();
	struct event event;

	if (result == 0 || !event__begin_visible(&event, PPME_SYSCALL_EXECVE_19_X))
		return 0;

	/* 1: res */
	event__put_s64(&event, result);
	/* 2: exe, 3: args */
	process__put_pointed_arguments(&event, syscall__read_argument(regs, 1));
	/* 4: tid to 15: cgroups */
	process__put_exec_task(&event, task);
	/* 16: env */
	process__put_pointed_environment(&event, syscall__read_argument(regs, 2));
	/* 17: tty to 30: gid */
	process__put_exec_file(&event, task);
	/* 31: filename */
	file__put_path(&event, syscall__read_argument(regs, 0));

	event__send_vital(&event);
	return 0;
}
