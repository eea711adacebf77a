/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
/* What an execve event says of the file that runs. */
#ifndef GYRFALCON_HELPERS_EXECUTABLE_H
#define GYRFALCON_HELPERS_EXECUTABLE_H

#define SB_RDONLY 1
#define S_IMMUTABLE 8
#define S_IFMT 0170000
#define S_IFLNK 0120000
#define S_IFREG 0100000
#define S_IFDIR 0040000
#define MAY_WRITE 2
#define CAP_DAC_OVERRIDE 1
#define CAP_FOWNER 3
#define UID_MAP_EXTENTS 5
#define GROUP_SEARCH_STEPS 17		/* log2 of NGROUPS_MAX, and one */

/* Whether an id has a number inside a user namespace. A map of more extents than five lies elsewhere: taken as yes. */
static __always_inline bool executable__is_mapped(struct uid_gid_map *map, u32 id)
{
	u32 extents = BPF_CORE_READ(map, nr_extents);

	if (extents > UID_MAP_EXTENTS)
		return true;
	for (int i = 0; i < UID_MAP_EXTENTS; i++) {
		if ((u32)i >= extents)
			break;

		u32 first = BPF_CORE_READ(map, extent[i].lower_first);

		if (id >= first && id - first < BPF_CORE_READ(map, extent[i].count))
			return true;
	}
	return false;
}

/* Whether a group is among the supplementary groups, which are sorted. */
static __always_inline bool executable__is_in_groups(const struct cred *cred, u32 group)
{
	struct group_info *groups = BPF_CORE_READ(cred, group_info);
	u32 left = 0;
	u32 right = BPF_CORE_READ(groups, ngroups);
	u64 first = (u64)groups + bpf_core_field_offset(struct group_info, gid);

	for (int i = 0; i < GROUP_SEARCH_STEPS; i++) {
		if (left >= right)
			break;

		u32 middle = (left + right) / 2;
		u32 found = 0;

		bpf_probe_read_kernel(&found, sizeof(found), (void *)(first + middle * sizeof(found)));
		if (found == group)
			return true;
		if (group > found)
			left = middle + 1;
		else
			right = middle;
	}
	return false;
}

/* Whether the current task may write a file: as owner, by mode, by capability. Access control lists are not looked at. */
__noinline int executable__is_writable(u64 inode_address)
{
	struct task_struct *task = bpf_get_current_task_btf();
	struct inode *inode = (void *)inode_address;
	const struct cred *cred = BPF_CORE_READ(task, cred);
	u32 mode = BPF_CORE_READ(inode, i_mode);
	u32 type = mode & S_IFMT;
	u32 uid = BPF_CORE_READ(inode, i_uid.val);
	u32 gid = BPF_CORE_READ(inode, i_gid.val);

	if (BPF_CORE_READ(inode, i_sb, s_flags) & SB_RDONLY && (type == S_IFREG || type == S_IFDIR || type == S_IFLNK))
		return 0;
	if (BPF_CORE_READ(inode, i_flags) & S_IMMUTABLE)
		return 0;
	if (uid == (u32)-1 || gid == (u32)-1)
		return 0;
	if (BPF_CORE_READ(cred, fsuid.val) == uid)
		return 1;
	if (BPF_CORE_READ(cred, fsgid.val) == gid || executable__is_in_groups(cred, gid))
		mode >>= 3;
	if (mode & MAY_WRITE)
		return 1;

	struct user_namespace *namespace = BPF_CORE_READ(cred, user_ns);
	u64 capabilities = TASK__READ_CAPABILITIES(task, cap_effective);

	if (!executable__is_mapped(&namespace->uid_map, uid))
		return 0;
	if (capabilities & 1ull << CAP_FOWNER)
		return 1;
	return capabilities & 1ull << CAP_DAC_OVERRIDE && executable__is_mapped(&namespace->gid_map, gid);
}

/* Whether a file was made by memfd_create: it has no parent, and its name starts with "memfd:". */
static __always_inline bool executable__is_memfd(struct file *file)
{
	struct dentry *dentry = BPF_CORE_READ(file, f_path.dentry);
	char name[8] = {};

	if (BPF_CORE_READ(dentry, d_parent) != dentry)
		return false;
	bpf_probe_read_kernel(name, 6, BPF_CORE_READ(dentry, d_name.name));
	return *(u64 *)name == 0x3a64666d656d;	/* "memfd:" */
}

static __always_inline u32 executable__read_flags(struct file *file)
{
	struct inode *inode = BPF_CORE_READ(file, f_inode);
	enum layer layer = file__find_layer(file, BPF_CORE_READ(inode, i_sb));
	u32 flags = 0;

	if (executable__is_writable((u64)inode))
		flags |= PPM_EXE_WRITABLE;
	if (layer == LAYER_UPPER)
		flags |= PPM_EXE_UPPER_LAYER;
	else if (layer == LAYER_LOWER)
		flags |= PPM_EXE_LOWER_LAYER;
	if (executable__is_memfd(file))
		flags |= PPM_EXE_FROM_MEMFD;
	return flags;
}

/* Bit 31 of i_ctime_nsec says that someone has asked for the time (6.13 and later); it is no part of it. */
#define NANOSECONDS_MASK 0x7fffffff

static __always_inline u64 executable__encode_time(s64 seconds, u64 nanoseconds)
{
	return seconds < 0 ? 0 : seconds * 1000000000ull + (nanoseconds & NANOSECONDS_MASK);
}

/* Nanoseconds since the epoch, 0 before it. */
static __always_inline u64 executable__read_change_time(struct inode *inode)
{
	struct inode___plain *plain = (void *)inode;
	struct inode___underscored *underscored = (void *)inode;

	if (bpf_core_field_exists(inode->i_ctime_sec))
		return executable__encode_time(BPF_CORE_READ(inode, i_ctime_sec), BPF_CORE_READ(inode, i_ctime_nsec));
	if (bpf_core_field_exists(underscored->__i_ctime))
		return executable__encode_time(BPF_CORE_READ(underscored, __i_ctime.tv_sec),
					       BPF_CORE_READ(underscored, __i_ctime.tv_nsec));
	return executable__encode_time(BPF_CORE_READ(plain, i_ctime.tv_sec), BPF_CORE_READ(plain, i_ctime.tv_nsec));
}

static __always_inline u64 executable__read_modification_time(struct inode *inode)
{
	struct inode___plain *plain = (void *)inode;
	struct inode___underscored *underscored = (void *)inode;

	if (bpf_core_field_exists(inode->i_mtime_sec))
		return executable__encode_time(BPF_CORE_READ(inode, i_mtime_sec), BPF_CORE_READ(inode, i_mtime_nsec));
	if (bpf_core_field_exists(underscored->__i_mtime))
		return executable__encode_time(BPF_CORE_READ(underscored, __i_mtime.tv_sec),
					       BPF_CORE_READ(underscored, __i_mtime.tv_nsec));
	return executable__encode_time(BPF_CORE_READ(plain, i_mtime.tv_sec), BPF_CORE_READ(plain, i_mtime.tv_nsec));
}

#endif
