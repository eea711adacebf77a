/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef GYRFALCON_HELPERS_FILE_H
#define GYRFALCON_HELPERS_FILE_H

#define FMODE_CREATED 0x100000
#define OVERLAYFS_SUPER_MAGIC 0x794c7630

enum layer {
	LAYER_NONE,		/* not on overlayfs */
	LAYER_UPPER,
	LAYER_LOWER,
};

/* What an event says of an open file beside its name. */
struct file_facts {
	u32 dev;
	u64 ino;
	bool created;
	enum layer layer;
};

/*
 * The open file behind one of the current task's descriptors, or NULL. What hangs on the task is read directly, which
 * costs a load; from the array of files on the verifier knows no types, and each read is a call.
 */
static __always_inline struct file *file__find(s32 descriptor)
{
	struct task_struct *task = bpf_get_current_task_btf();
	struct files_struct *files = task->files;
	struct file *file = NULL;

	if (descriptor < 0 || !files)
		return NULL;

	struct fdtable *table = files->fdt;

	if (!table || (u32)descriptor >= table->max_fds)
		return NULL;
	bpf_probe_read_kernel(&file, sizeof(file), table->fd + descriptor);
	return file;
}

static __always_inline u64 file__read_inode_number(s32 descriptor)
{
	struct file *file = file__find(descriptor);

	return file ? BPF_CORE_READ(file, f_inode, i_ino) : 0;
}

/* A device number as stat(2) gives it in 32 bits. */
static __always_inline u32 file__encode_device(u32 device)
{
	u32 major = device >> 20;
	u32 minor = device & 0xfffff;

	return (minor & 0xff) | major << 8 | (minor & ~0xffu) << 12;
}

/* Where on an overlay a file lies: the dentry of its upper copy stands right behind the inode in overlayfs' own. */
static __always_inline enum layer file__find_layer(struct file *file, struct super_block *block)
{
	struct dentry *upper = NULL;

	if (BPF_CORE_READ(block, s_magic) != OVERLAYFS_SUPER_MAGIC)
		return LAYER_NONE;

	void *inode = BPF_CORE_READ(file, f_path.dentry, d_inode);

	bpf_probe_read_kernel(&upper, sizeof(upper), inode + bpf_core_type_size(struct inode));
	return upper && BPF_CORE_READ(upper, d_inode, i_ino) ? LAYER_UPPER : LAYER_LOWER;
}

/* All zero when the descriptor is not open. */
static __always_inline struct file_facts file__read_facts(s64 descriptor)
{
	struct file_facts facts = {};
	struct file *file = descriptor < 0 ? NULL : file__find(descriptor);

	if (!file)
		return facts;

	struct inode *inode = BPF_CORE_READ(file, f_inode);
	struct super_block *block = BPF_CORE_READ(inode, i_sb);

	facts.dev = file__encode_device(BPF_CORE_READ(block, s_dev));
	facts.ino = BPF_CORE_READ(inode, i_ino);
	facts.created = BPF_CORE_READ(file, f_mode) & FMODE_CREATED;
	facts.layer = file__find_layer(file, block);
	return facts;
}

/* The flags of an open event: those of the call, and what came of it. */
static __always_inline u32 file__encode_open_flags(u64 flags, const struct file_facts *facts)
{
	u32 encoded = flags__encode_open(flags);

	if (facts->created)
		encoded |= PPM_O_F_CREATED;
	if (facts->layer == LAYER_UPPER)
		encoded |= PPM_FD_UPPER_LAYER;
	else if (facts->layer == LAYER_LOWER)
		encoded |= PPM_FD_LOWER_LAYER;
	return encoded;
}

/* A descriptor argument: an int, whatever the upper half of its register holds. */
static __always_inline void file__put_descriptor(struct event *event, u64 argument)
{
	event__put_s64(event, (s32)argument);
}

/* A path argument. */
static __always_inline void file__put_path(struct event *event, u64 argument)
{
	event__put_user_string(event, argument, PATH_MAX);
}

#endif
