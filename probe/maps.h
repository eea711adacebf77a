/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
/* All maps. User space finds them by these names. */
#ifndef GYRFALCON_MAPS_H
#define GYRFALCON_MAPS_H

/* An event is built in the first half; a string that starts at its end runs into the second. */
#define EVENT_MAX 65535
#define SCRATCH_DATA (2 * (EVENT_MAX + 1))
#define PATH_MAX 4096
#define NAME_MAX 255
#define WALK_MAX 64

/* Where one CPU builds its event. Offsets live here and not in registers, so that the verifier forgets them. */
struct scratch {
	u32 length;			/* bytes of the event so far */
	u32 depth;			/* entries of walk */
	u64 walk[WALK_MAX];		/* the nodes of a path on the way to its root */
	u32 path_at;			/* where the path in `path` starts: it is built from its end */
	u32 path_attached;		/* whether it has reached the root of a mount */
	char path[PATH_MAX + NAME_MAX + 1];
	u8 data[SCRATCH_DATA];
};

/* Indexed by CPU; an ARRAY, as a per-CPU value ends at 32 KiB. User space sets the number of CPUs. */
struct {
	__uint(type, BPF_MAP_TYPE_ARRAY);
	__uint(max_entries, 1);
	__type(key, u32);
	__type(value, struct scratch);
} scratch SEC(".maps");

struct ring {
	__uint(type, BPF_MAP_TYPE_RINGBUF);
	__uint(max_entries, 4096);
};

/* Indexed by CPU; user space sets the number of CPUs, creates the ring buffers and puts them in. */
struct {
	__uint(type, BPF_MAP_TYPE_ARRAY_OF_MAPS);
	__uint(max_entries, 1);
	__type(key, u32);
	__array(values, struct ring);
} rings SEC(".maps");

/* The same for the events that make and end processes, which a flood of others must not push out. */
struct {
	__uint(type, BPF_MAP_TYPE_ARRAY_OF_MAPS);
	__uint(max_entries, 1);
	__type(key, u32);
	__array(values, struct ring);
} vital_rings SEC(".maps");

struct {
	__uint(type, BPF_MAP_TYPE_PERCPU_ARRAY);
	__uint(max_entries, EVENT_CODES);
	__type(key, u32);
	__type(value, struct event_counter);
} counters SEC(".maps");

/* Indexed by enum skipped_reason. */
struct {
	__uint(type, BPF_MAP_TYPE_PERCPU_ARRAY);
	__uint(max_entries, SKIPPED_REASONS);
	__type(key, u32);
	__type(value, u64);
} skipped SEC(".maps");

/* Indexed by native syscall number; 0 = leave the syscall alone. User space sets the ones it wants. */
struct {
	__uint(type, BPF_MAP_TYPE_ARRAY);
	__uint(max_entries, SYSCALLS);
	__type(key, u32);
	__type(value, u32);
} syscall_enabled SEC(".maps");

#define SYSCALL(number, program) int program(u64 *context);
#include "syscalls.h"
#undef SYSCALL

/* Indexed by native syscall number. */
struct {
	__uint(type, BPF_MAP_TYPE_PROG_ARRAY);
	__uint(max_entries, SYSCALLS);
	__uint(key_size, sizeof(u32));	/* a key with BTF is refused here */
	__array(values, int(void *));
} syscall_programs SEC(".maps") = {
	.values = {
#define SYSCALL(number, program) [number] = (void *)&program,
#include "syscalls.h"
#undef SYSCALL
	},
};

const volatile struct settings settings SEC(".rodata.cfg");

#endif
