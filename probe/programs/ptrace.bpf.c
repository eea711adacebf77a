// SPDX-License-Identifier: GPL-2.0-only OR MIT

/* The kinds of value that addr and data may hold: the first byte says which. */
#define PPM_PTRACE_IDX_UINT64 0
#define PPM_PTRACE_IDX_SIGTYPE 1

static __always_inline void ptrace__put_number(struct event *event, u64 value)
{
	event__append_u8(event, PPM_PTRACE_IDX_UINT64);
	event__append_u64(event, value);
	event__end_parameter(event, sizeof(u8) + sizeof(value));
}

static __always_inline void ptrace__put_signal(struct event *event, u8 signal)
{
	event__append_u8(event, PPM_PTRACE_IDX_SIGTYPE);
	event__append_u8(event, signal);
	event__end_parameter(event, sizeof(u8) + sizeof(signal));
}

/* What was read, the signal to go on with, or the argument as it is; 0 of a call that failed. */
static __always_inline void ptrace__put_data(struct event *event, u16 request, u64 data)
{
	u64 word = 0;

	switch (request) {
	case PPM_PTRACE_PEEKTEXT:
	case PPM_PTRACE_PEEKDATA:
	case PPM_PTRACE_PEEKUSR:
		bpf_probe_read_user(&word, sizeof(word), (void *)data);
		ptrace__put_number(event, word);
		break;
	case PPM_PTRACE_CONT:
	case PPM_PTRACE_SINGLESTEP:
	case PPM_PTRACE_DETACH:
	case PPM_PTRACE_SYSCALL:
		ptrace__put_signal(event, data);
		break;
	default:
		ptrace__put_number(event, data);
	}
}

SEC("tp_btf/sys_exit")
int BPF_PROG(ptrace_exit, struct pt_regs *regs, long result)
{
	struct event event;

	if (!event__begin_visible(&event, PPME_SYSCALL_PTRACE_X))
		return 0;

	u16 request = flags__encode_ptrace_request(syscall__read_argument(regs, 0));

	/* 1: res */
	event__put_s64(&event, result);
	/* 2: addr */
	ptrace__put_number(&event, result < 0 ? 0 : syscall__read_argument(regs, 2));
	/* 3: data */
	if (result < 0)
		ptrace__put_number(&event, 0);
	else
		ptrace__put_data(&event, request, syscall__read_argument(regs, 3));
	/* 4: request */
	event__put_u16(&event, request);
	/* 5: pid */
	event__put_s64(&event, (s32)syscall__read_argument(regs, 1));

	event__send(&event);
	return 0;
}
