/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef GYRFALCON_HELPERS_SYSCALL_H
#define GYRFALCON_HELPERS_SYSCALL_H

#define TS_COMPAT 2		/* thread_info.status: the syscall came through the 32-bit entry */
#define X32_SYSCALL_BIT 0x40000000

/* The argument with this index (from 0), as it was when the syscall was entered. */
static __always_inline u64 syscall__read_argument(const struct pt_regs *regs, u32 index)
{
	switch (index) {
	case 0: return regs->di;
	case 1: return regs->si;
	case 2: return regs->dx;
	case 3: return regs->r10;
	case 4: return regs->r8;
	default: return regs->r9;
	}
}

static __always_inline u32 syscall__read_number(const struct pt_regs *regs)
{
	return regs->orig_ax;
}

static __always_inline bool syscall__is_compat(struct task_struct *task)
{
	return task->thread_info.status & TS_COMPAT;
}

static __always_inline void syscall__count_skipped(u32 reason)
{
	u64 *count = bpf_map_lookup_elem(&skipped, &reason);

	if (count)
		(*count)++;
}

#endif
