/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef GYRFALCON_HELPERS_PATH_H
#define GYRFALCON_HELPERS_PATH_H

/* Deeper paths lose their head. */
#define PATH_DEPTH_MAX 96

/* Puts '/' and a name before what the path holds so far. False: no room. */
static __always_inline bool path__prepend_name(struct scratch *scratch, struct dentry *dentry)
{
	u64 length = BPF_CORE_READ(dentry, d_name.len);
	const unsigned char *name = BPF_CORE_READ(dentry, d_name.name);
	u32 at = scratch->path_at;

	if (length == 0 || length > NAME_MAX || at <= length)
		return false;
	at = (at - length) & (PATH_MAX - 1);
	asm volatile("" : "+r"(length));
	length &= NAME_MAX;
	bpf_probe_read_kernel(scratch->path + at, length, name);
	at = (at - 1) & (PATH_MAX - 1);
	scratch->path[at] = '/';
	scratch->path_at = at;
	return true;
}

/*
 * Appends the path of an open file or directory to the event, from the root of the mount tree it is in, with a NUL;
 * returns its length, 0 when there is none. The walk takes no locks: a rename meanwhile may mix old and new names.
 * A file outside every tree (a memfd) has its bare name.
 */
__noinline int path__append(u64 path_address)
{
	struct scratch *scratch = event__find_scratch();
	struct path path = {};

	if (!scratch || !path_address)
		return 0;
	if (bpf_core_read(&path, sizeof(path), (struct path *)path_address) || !path.dentry || !path.mnt)
		return 0;

	struct dentry *dentry = path.dentry;
	struct mount *mount = (void *)path.mnt - bpf_core_field_offset(struct mount, mnt);

	scratch->path_attached = false;
	scratch->path_at = PATH_MAX - 1;
	scratch->path[PATH_MAX - 1] = 0;
	for (int i = 0; i < PATH_DEPTH_MAX; i++) {
		if (dentry == BPF_CORE_READ(mount, mnt.mnt_root)) {
			struct mount *parent = BPF_CORE_READ(mount, mnt_parent);

			scratch->path_attached = true;
			if (parent == mount)
				break;
			dentry = BPF_CORE_READ(mount, mnt_mountpoint);
			mount = parent;
			continue;
		}

		struct dentry *parent = BPF_CORE_READ(dentry, d_parent);

		if (parent == dentry || !path__prepend_name(scratch, dentry))
			break;
		dentry = parent;
	}

	if (scratch->path_at == PATH_MAX - 1) {
		if (!scratch->path_attached)
			return event__append_kernel_string(scratch, (u64)BPF_CORE_READ(dentry, d_name.name),
							   NAME_MAX + 1);
		scratch->path_at = PATH_MAX - 2;
		scratch->path[PATH_MAX - 2] = '/';
	}

	u32 at = scratch->path_at & (PATH_MAX - 1);

	return event__append_kernel_string(scratch, (u64)(scratch->path + at), PATH_MAX);
}

static __always_inline void path__put(struct event *event, const struct path *path)
{
	event__end_parameter(event, path__append((u64)path));
}

#endif
