/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
/*
 * Building one event: event__begin, one event__put_* for each parameter in the order of the table, event__send.
 * A program with a wrong number of parameters does not compile.
 */
#ifndef GYRFALCON_HELPERS_EVENT_H
#define GYRFALCON_HELPERS_EVENT_H

struct event {
	struct scratch *scratch;
	u32 code;
	u32 parameters;		/* of the table */
	u32 next;		/* the index of the parameter to come; known to the compiler */
};

extern void event__wrong_number_of_parameters(void)
	__attribute__((error("an event needs all parameters of its row in the event table")));

static __always_inline struct event_counter *event__find_counter(u32 code)
{
	return bpf_map_lookup_elem(&counters, &code);
}

static __always_inline struct scratch *event__find_scratch(void)
{
	u32 cpu = bpf_get_smp_processor_id();

	return bpf_map_lookup_elem(&scratch, &cpu);
}

/* The place of the next byte. Masked, so that the verifier sees it inside the data; event__send refuses what wrapped. */
static __always_inline u8 *event__find_end(struct scratch *scratch)
{
	return scratch->data + (scratch->length & EVENT_MAX);
}

static __always_inline bool event__start(struct event *event, u32 code, u32 parameters)
{
	struct scratch *scratch = event__find_scratch();

	if (!scratch) {
		struct event_counter *counter = event__find_counter(code);

		if (counter)
			counter->dropped_scratch++;
		return false;
	}

	struct event_header *header = (struct event_header *)scratch->data;

	header->tid = (u32)bpf_get_current_pid_tgid();
	header->code = code;
	header->parameters = parameters;
	scratch->length = sizeof(*header) + parameters * sizeof(u16);
	event->scratch = scratch;
	event->code = code;
	event->parameters = parameters;
	event->next = 0;
	return true;
}

/* Whether the call is the agent's own, which is then counted: for the events of files and sockets. */
static __always_inline bool event__drop_own(u32 code)
{
	if (!settings.agent_pid || bpf_get_current_pid_tgid() >> 32 != settings.agent_pid)
		return false;

	struct event_counter *counter = event__find_counter(code);

	if (counter)
		counter->dropped_own++;
	return true;
}

/* Starts an event that is also sent of the agent itself. False: it is dropped and counted. */
#define event__begin_visible(event, code) event__start(event, code, code##_PARAMS)

/* Starts an event of a file or a socket. False: it is dropped and counted. */
#define event__begin(event, code) (!event__drop_own(code) && event__start(event, code, code##_PARAMS))

/* Ends a parameter whose bytes are already written. */
static __always_inline void event__end_parameter(struct event *event, u16 length)
{
	u8 *lengths = event->scratch->data + sizeof(struct event_header);

	*(u16 *)(lengths + event->next * sizeof(u16)) = length;
	event->next++;
}

/* The parameter is not available. */
static __always_inline void event__put_empty(struct event *event)
{
	event__end_parameter(event, 0);
}

#define EVENT__DEFINE_NUMBER(name, type)							\
static __always_inline void event__append_##name(struct event *event, type value)		\
{												\
	*(type *)event__find_end(event->scratch) = value;					\
	event->scratch->length += sizeof(value);						\
}												\
static __always_inline void event__put_##name(struct event *event, type value)		\
{												\
	event__append_##name(event, value);							\
	event__end_parameter(event, sizeof(value));						\
}

EVENT__DEFINE_NUMBER(u8, u8)
EVENT__DEFINE_NUMBER(u16, u16)
EVENT__DEFINE_NUMBER(u32, u32)
EVENT__DEFINE_NUMBER(u64, u64)
EVENT__DEFINE_NUMBER(s32, s32)
EVENT__DEFINE_NUMBER(s64, s64)

/* Takes in what a string helper wrote; returns its length with the NUL, 0 when the memory could not be read. */
static __always_inline u32 event__accept_string(struct scratch *scratch, long length)
{
	if (length < 0)
		return 0;
	if (length == 0) {	/* an empty string on older kernels */
		*event__find_end(scratch) = 0;
		length = 1;
	}
	scratch->length += length;
	return length;
}

static __always_inline u32 event__append_user_string(struct scratch *scratch, u64 address, u32 limit)
{
	return event__accept_string(scratch,
		bpf_probe_read_user_str(event__find_end(scratch), limit, (const void *)address));
}

static __always_inline u32 event__append_kernel_string(struct scratch *scratch, u64 address, u32 limit)
{
	return event__accept_string(scratch,
		bpf_probe_read_kernel_str(event__find_end(scratch), limit, (const void *)address));
}

/* A string in the caller's memory, cut to the limit with its NUL; empty when it cannot be read. Returns its length. */
static __always_inline u32 event__put_user_string(struct event *event, u64 address, u32 limit)
{
	u32 length = event__append_user_string(event->scratch, address, limit);

	event__end_parameter(event, length);
	return length;
}

static __always_inline u32 event__put_kernel_string(struct event *event, u64 address, u32 limit)
{
	u32 length = event__append_kernel_string(event->scratch, address, limit);

	event__end_parameter(event, length);
	return length;
}

/*
 * Bytes of the caller's memory. A page that is not there ends them: a buffer is often part read, part not, and its
 * first page says most. Returns how many were read, at most SNAPLEN_MAX.
 */
static __always_inline u32 event__append_user_bytes(struct scratch *scratch, u64 address, u64 length)
{
	if (length > SNAPLEN_MAX)
		length = SNAPLEN_MAX;
	asm volatile("" : "+r"(length));
	length &= SNAPLEN_MAX;
	if (bpf_probe_read_user(event__find_end(scratch), length, (const void *)address)) {
		u64 page_rest = 4096 - (address & 4095);

		if (page_rest >= length)
			return 0;
		length = page_rest;
		asm volatile("" : "+r"(length));
		length &= 8191;
		if (bpf_probe_read_user(event__find_end(scratch), length, (const void *)address))
			return 0;
	}
	scratch->length += length;
	return length;
}

static __always_inline void event__put_user_bytes(struct event *event, u64 address, u64 length)
{
	event__end_parameter(event, event__append_user_bytes(event->scratch, address, length));
}

/* NUL-terminated strings back to back, as argv and the environment lie on a stack; the last one is always terminated. */
static __always_inline void event__put_user_strings(struct event *event, u64 address, u64 length, u64 limit)
{
	u32 read = event__append_user_bytes(event->scratch, address, length < limit ? length : limit);

	if (read)
		event->scratch->data[(event->scratch->length - 1) & EVENT_MAX] = 0;
	event__end_parameter(event, read);
}

static __always_inline void event__count_sent(u32 code, bool fits, long error)
{
	struct event_counter *counter = event__find_counter(code);

	if (!counter)
		return;
	if (!fits)
		counter->dropped_scratch++;
	else if (error)
		counter->dropped_buffer++;
	else
		counter->delivered++;
}

/* Stamps the event last of all, so that a ring is in the order of its timestamps. */
static __always_inline void event__output(struct event *event, void *by_cpu)
{
	struct scratch *scratch = event->scratch;
	struct event_header *header = (struct event_header *)scratch->data;
	u32 cpu = bpf_get_smp_processor_id();
	u64 length = scratch->length;
	long error = -1;

	if (event->next != event->parameters)
		event__wrong_number_of_parameters();
	if (length > EVENT_MAX) {
		event__count_sent(event->code, false, 0);
		return;
	}

	void *ring = bpf_map_lookup_elem(by_cpu, &cpu);

	if (ring) {
		header->length = length;
		header->timestamp = bpf_ktime_get_boot_ns() + settings.boot_offset_ns;
		error = bpf_ringbuf_output(ring, scratch->data, length, BPF_RB_NO_WAKEUP);
	}
	event__count_sent(event->code, true, error);
}

static __always_inline void event__send(struct event *event)
{
	event__output(event, &rings);
}

/* For the events that make and end processes. */
static __always_inline void event__send_vital(struct event *event)
{
	event__output(event, &vital_rings);
}

#endif
