/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef GYRFALCON_HELPERS_CGROUP_H
#define GYRFALCON_HELPERS_CGROUP_H

#define CGROUP_DEPTH_MAX 24
#define CGROUP_NAME_MAX 256

static __always_inline struct kernfs_node *cgroup__read_parent(struct kernfs_node *node)
{
	if (bpf_core_field_exists(node->__parent))
		return BPF_CORE_READ(node, __parent);
	return BPF_CORE_READ((struct kernfs_node___plain *)node, parent);
}

/* Replaces the NUL that ends the event so far. */
static __always_inline void cgroup__replace_last(struct scratch *scratch, u8 byte)
{
	scratch->data[(scratch->length - 1) & EVENT_MAX] = byte;
}

/* Appends the path of a kernfs node from its hierarchy's root, with a NUL; a deeper one loses its head. */
static __always_inline void cgroup__append_path(struct scratch *scratch, struct kernfs_node *node)
{
	scratch->depth = 0;
	for (int i = 0; i < CGROUP_DEPTH_MAX; i++) {
		struct kernfs_node *parent = cgroup__read_parent(node);

		if (!parent)
			break;
		scratch->walk[i] = (u64)node;
		scratch->depth = i + 1;
		node = parent;
	}

	bool is_root = scratch->depth == 0;

	*event__find_end(scratch) = '/';
	scratch->length++;
	for (int i = 0; i < CGROUP_DEPTH_MAX; i++) {
		if (scratch->depth == 0)
			break;
		scratch->depth--;

		struct kernfs_node *step = (void *)scratch->walk[scratch->depth & (WALK_MAX - 1)];

		if (event__append_kernel_string(scratch, (u64)BPF_CORE_READ(step, name), CGROUP_NAME_MAX) == 0)
			break;
		cgroup__replace_last(scratch, '/');
	}

	if (is_root)
		scratch->length++;
	cgroup__replace_last(scratch, 0);
}

static __always_inline struct cgroup_subsys_state *cgroup__read_state(struct css_set *set, u32 subsystem)
{
	struct cgroup_subsys_state *state = NULL;
	u64 first = (u64)set + bpf_core_field_offset(struct css_set, subsys);

	bpf_probe_read_kernel(&state, sizeof(state), (void *)(first + subsystem * sizeof(state)));
	return state;
}

/* Appends `subsystem=path`; returns whether the group is the unified hierarchy's too. */
__noinline int cgroup__append_subsystem(u64 set_address, u32 subsystem)
{
	struct scratch *scratch = event__find_scratch();
	struct css_set *set = (void *)set_address;

	if (!scratch)
		return 0;

	struct cgroup_subsys_state *state = cgroup__read_state(set, subsystem);
	struct cgroup *group = BPF_CORE_READ(state, cgroup);

	if (event__append_kernel_string(scratch, (u64)BPF_CORE_READ(state, ss, name), CGROUP_NAME_MAX) == 0)
		return 0;
	cgroup__replace_last(scratch, '=');
	cgroup__append_path(scratch, BPF_CORE_READ(group, kn));
	return group == BPF_CORE_READ(set, dfl_cgrp);
}

/* Appends `unified=path`. */
__noinline int cgroup__append_unified(u64 set_address)
{
	struct scratch *scratch = event__find_scratch();
	struct css_set *set = (void *)set_address;
	struct kernfs_node *node = BPF_CORE_READ(set, dfl_cgrp, kn);

	if (!scratch || !node || !cgroup__read_parent(node))
		return 0;
	__builtin_memcpy(event__find_end(scratch), "unified=", 8);
	scratch->length += 8;
	cgroup__append_path(scratch, node);
	return 1;
}

#define CGROUP__APPEND(set, id) \
	(bpf_core_enum_value_exists(enum cgroup_subsys_id, id) ? \
		cgroup__append_subsystem((u64)(set), bpf_core_enum_value(enum cgroup_subsys_id, id)) : 0)

/*
 * The task's groups as NUL-terminated `subsystem=path`, the reference's five. A controller that is not enabled all the
 * way down (v2), or lies in a v1 hierarchy of its own (hybrid), does not show the group the container is in: then the
 * unified hierarchy's path comes last.
 */
static __always_inline void cgroup__put_paths(struct event *event, struct task_struct *task)
{
	struct css_set *set = BPF_CORE_READ(task, cgroups);
	u32 start = event->scratch->length;
	int unified = 0;

	unified |= CGROUP__APPEND(set, cpuset_cgrp_id);
	unified |= CGROUP__APPEND(set, cpu_cgrp_id);
	unified |= CGROUP__APPEND(set, cpuacct_cgrp_id);
	unified |= CGROUP__APPEND(set, io_cgrp_id);
	unified |= CGROUP__APPEND(set, memory_cgrp_id);
	if (!unified)
		cgroup__append_unified((u64)set);
	event__end_parameter(event, event->scratch->length - start);
}

#endif
