// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * A program has started: execve and execveat alike, from 32-bit callers too, and the kernel's own helper programs. Here
 * the arguments were just written, so they can be read, and the name is the kernel's copy.
 */

SEC("tp_btf/sched_process_exec")
int BPF_PROG(sched_process_exec, struct task_struct *task, int old_pid, struct linux_binprm *binary)
{
	struct event event;

	if (!event__begin_visible(&event, PPME_SYSCALL_EXECVE_19_X))
		return 0;

	/* 1: res */
	event__put_s64(&event, 0);
	/* 2: exe, 3: args */
	process__put_arguments(&event, task);
	/* 4: tid to 15: cgroups */
	process__put_exec_task(&event, task);
	/* 16: env */
	process__put_environment(&event, task);
	/* 17: tty to 30: gid */
	process__put_exec_file(&event, task);
	/* 31: filename, for execveat of a descriptor /dev/fd/N */
	event__put_kernel_string(&event, (u64)BPF_CORE_READ(binary, filename), PATH_MAX);

	event__send_vital(&event);
	return 0;
}
