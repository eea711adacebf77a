/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
/*
 * What both halves share: the settings that user space writes before the load, the counters it reads,
 * and the head of an event block. All little-endian, laid out as C lays them out.
 */
#ifndef GYRFALCON_SETTINGS_H
#define GYRFALCON_SETTINGS_H

/* Section .rodata.cfg, written before the load; the verifier then knows the values. */
struct settings {
	u64 boot_offset_ns;	/* CLOCK_REALTIME - CLOCK_BOOTTIME: event time = boot time + this */
	u32 agent_pid;		/* thread group id of the agent in the initial pid namespace; 0 = none */
	u32 snaplen;		/* bytes of data kept of a read or write; at most SNAPLEN_MAX */
	u32 drop_failed;	/* 1 = calls that return an error are passed over */
	u32 unused;
};

/*
 * Map `counters`, per CPU, indexed by event code. The sum of the four is exactly the number of calls that reached the
 * program of that code.
 */
struct event_counter {
	u64 delivered;
	u64 dropped_buffer;	/* the ring was full */
	u64 dropped_scratch;	/* no scratch for this CPU, or the event outgrew it */
	u64 dropped_own;	/* the agent's own files and sockets */
};

/* Map `skipped`, per CPU: calls that no program looks at. */
enum skipped_reason {
	SKIPPED_COMPAT,		/* 32-bit and x32 calls */
	SKIPPED_REASONS,
};

/* The head of an event block; u16 lengths[nparams] and the parameters follow. */
struct event_header {
	u64 timestamp;		/* ns since the epoch */
	u64 tid;		/* in the initial pid namespace */
	u32 length;		/* of the whole block */
	u16 code;
	u32 parameters;
} __attribute__((packed));

#define EVENT_CODES 512		/* entries of `counters`; the table has 454 codes */
#define SYSCALLS 512		/* entries of `syscall_programs` and `syscall_enabled` */
#define SNAPLEN_MAX 32767

#endif
