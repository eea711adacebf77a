// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* Every syscall ends here; those that are wanted go on to their program. */

#define NR_IA32_EXECVE 11

SEC("tp_btf/sys_exit")
int BPF_PROG(sys_exit, struct pt_regs *regs, long result)
{
	u32 number = syscall__read_number(regs);

	if (syscall__is_compat(bpf_get_current_task_btf()) || number & X32_SYSCALL_BIT) {
		/* A successful execve of a 32-bit program ends as a 32-bit call: sched_process_exec has sent it. */
		if (!(number == NR_IA32_EXECVE && result == 0) && number != (u32)-1)
			syscall__count_skipped(SKIPPED_COMPAT);
		return 0;
	}

	if (settings.drop_failed && result < 0)
		return 0;

	u32 *enabled = bpf_map_lookup_elem(&syscall_enabled, &number);

	if (enabled && *enabled)
		bpf_tail_call(ctx, &syscall_programs, number);
	return 0;
}
