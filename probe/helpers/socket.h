/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef GYRFALCON_HELPERS_SOCKET_H
#define GYRFALCON_HELPERS_SOCKET_H

#define AF_UNIX 1
#define AF_INET 2
#define AF_INET6 10
#define AF_NFC 39			/* the last family that events know */
#define SOCKFS_MAGIC 0x534f434b
#define EINPROGRESS 115
#define UNIX_PATH_MAX 108
#define IOVECS_MAX 256			/* whose lengths are summed; Linux takes 1024 */
#define IOVECS_READ_MAX 32		/* of which data is read */

/* Whose address stands first in a tuple: the local end's of what goes out, the remote end's of what comes in. */
enum direction {
	OUTBOUND,
	INBOUND,
};

/* sockaddr_in and sockaddr_in6 of the system call interface, without relocation. */
struct inet_address {
	u16 family;
	u16 port;			/* network order */
	union {
		u32 v4;
		struct {
			u32 flow;
			u32 v6[4];
		};
	};
};

struct user_iovec {
	u64 base;
	u64 length;
};

/* struct msghdr of the system call interface. */
struct user_message {
	u64 name;
	u32 name_length;
	u64 iovecs;
	u64 iovec_count;
	u64 control;
	u64 control_length;
};

static __always_inline u32 socket__encode_family(u32 family)
{
	return family <= AF_NFC ? family : 0;
}

/* SOCK_NONBLOCK and SOCK_CLOEXEC, which are O_NONBLOCK and O_CLOEXEC. */
static __always_inline u32 socket__encode_flags(u64 flags)
{
	return FLAGS__MOVE(flags, O_NONBLOCK, PPM_O_NONBLOCK) | FLAGS__MOVE(flags, O_CLOEXEC, PPM_O_CLOEXEC);
}

/* The socket behind a descriptor, or NULL when it is none. */
static __always_inline struct sock *socket__find(s32 descriptor)
{
	struct file *file = file__find(descriptor);

	if (!file || BPF_CORE_READ(file, f_inode, i_sb, s_magic) != SOCKFS_MAGIC)
		return NULL;

	struct socket *socket = BPF_CORE_READ(file, private_data);

	return BPF_CORE_READ(socket, sk);
}

static __always_inline void socket__append_bytes(struct scratch *scratch, const void *bytes, u32 length)
{
	__builtin_memcpy(event__find_end(scratch), bytes, length);
	scratch->length += length;
}

/* An end of an INET tuple or address: IP in network order, port in host order. */
static __always_inline void socket__append_v4(struct scratch *scratch, u32 address, u16 port)
{
	port = bpf_ntohs(port);
	socket__append_bytes(scratch, &address, sizeof(address));
	socket__append_bytes(scratch, &port, sizeof(port));
}

static __always_inline void socket__append_v6(struct scratch *scratch, const void *address, u16 port)
{
	port = bpf_ntohs(port);
	socket__append_bytes(scratch, address, 16);
	socket__append_bytes(scratch, &port, sizeof(port));
}

static __always_inline void socket__append_family(struct scratch *scratch, u8 family)
{
	socket__append_bytes(scratch, &family, sizeof(family));
}

/* A path that may lack its NUL: `length` bytes of it, without the leading NUL of an abstract name, and one NUL. */
static __always_inline void socket__append_unix_path(struct scratch *scratch, u64 path, u32 length)
{
	char first = 0;

	if (length > UNIX_PATH_MAX)
		length = UNIX_PATH_MAX;
	if (length)
		bpf_probe_read_kernel(&first, sizeof(first), (void *)path);
	if (length && !first) {
		path++;
		length--;
	}
	asm volatile("" : "+r"(length));
	length &= 127;
	if (!length || event__append_kernel_string(scratch, path, length + 1) == 0) {
		*event__find_end(scratch) = 0;
		scratch->length++;
	}
}

/* Reads the path of a sockaddr_un in the caller's memory into scratch->path; returns its length. */
static __always_inline u32 socket__read_unix_path(struct scratch *scratch, u64 user_address, u32 user_length)
{
	u32 length = user_length > sizeof(u16) ? user_length - sizeof(u16) : 0;

	if (length > UNIX_PATH_MAX)
		length = UNIX_PATH_MAX;
	asm volatile("" : "+r"(length));
	length &= 127;
	return bpf_probe_read_user(scratch->path, length, (void *)(user_address + sizeof(u16))) ? 0 : length;
}

static __always_inline void socket__append_v4_tuple(struct scratch *scratch, struct sock *sk, u32 direction,
						    u64 user_address)
{
	struct inet_sock *inet = (void *)sk;
	u32 local = BPF_CORE_READ(inet, inet_saddr);
	u16 local_port = BPF_CORE_READ(inet, inet_sport);
	u32 remote = BPF_CORE_READ(sk, __sk_common.skc_daddr);
	u16 remote_port = BPF_CORE_READ(sk, __sk_common.skc_dport);

	if (!remote_port && user_address) {
		struct inet_address given = {};

		bpf_probe_read_user(&given, 8, (void *)user_address);
		if (given.family == AF_INET) {
			remote = given.v4;
			remote_port = given.port;
		}
	}

	socket__append_family(scratch, AF_INET);
	if (direction == OUTBOUND) {
		socket__append_v4(scratch, local, local_port);
		socket__append_v4(scratch, remote, remote_port);
	} else {
		socket__append_v4(scratch, remote, remote_port);
		socket__append_v4(scratch, local, local_port);
	}
}

static __always_inline void socket__append_v6_tuple(struct scratch *scratch, struct sock *sk, u32 direction,
						    u64 user_address)
{
	struct inet_sock *inet = (void *)sk;
	struct in6_addr local = BPF_CORE_READ(inet, pinet6, saddr);
	u16 local_port = BPF_CORE_READ(inet, inet_sport);
	struct in6_addr remote = BPF_CORE_READ(sk, __sk_common.skc_v6_daddr);
	u16 remote_port = BPF_CORE_READ(sk, __sk_common.skc_dport);

	if (!remote_port && user_address) {
		struct inet_address given = {};

		bpf_probe_read_user(&given, 8, (void *)user_address);
		remote_port = given.port;
		if (given.family == AF_INET6) {
			bpf_probe_read_user(&remote, sizeof(remote), (void *)(user_address + 8));
		} else if (given.family == AF_INET) {	/* an IPv6 socket takes IPv4 addresses too */
			u32 mapped[4] = { 0, 0, bpf_htonl(0xffff), given.v4 };

			__builtin_memcpy(&remote, mapped, sizeof(remote));
		} else {
			remote_port = 0;
		}
	}

	socket__append_family(scratch, AF_INET6);
	if (direction == OUTBOUND) {
		socket__append_v6(scratch, &local, local_port);
		socket__append_v6(scratch, &remote, remote_port);
	} else {
		socket__append_v6(scratch, &remote, remote_port);
		socket__append_v6(scratch, &local, local_port);
	}
}

/*
 * The sockets' addresses in the kernel tell two ends apart: the receiving one first. The path is the receiver's; of a
 * datagram to a socket that is not connected it is the one the caller gave.
 */
static __always_inline void socket__append_unix_tuple(struct scratch *scratch, struct sock *sk, u32 direction,
						      u64 user_address, u32 user_length)
{
	struct sock *peer = BPF_CORE_READ((struct unix_sock *)sk, peer);
	struct sock *receiver = direction == OUTBOUND ? peer : sk;
	u64 ends[2] = { (u64)receiver, (u64)(direction == OUTBOUND ? sk : peer) };
	struct unix_address *address = BPF_CORE_READ((struct unix_sock *)receiver, addr);
	u64 path = (u64)address + bpf_core_field_offset(struct unix_address, name) + sizeof(u16);
	u32 length = address ? BPF_CORE_READ(address, len) : 0;

	socket__append_family(scratch, AF_UNIX);
	socket__append_bytes(scratch, ends, sizeof(ends));
	if (!receiver && user_address) {
		path = (u64)scratch->path;
		length = socket__read_unix_path(scratch, user_address, user_length) + sizeof(u16);
	}
	socket__append_unix_path(scratch, path, length > sizeof(u16) ? length - sizeof(u16) : 0);
}

/*
 * Appends the two ends of a socket; returns the length, 0 when the descriptor is no INET, INET6 or UNIX socket. The
 * address that the caller gave stands in for a remote end that the socket does not have.
 */
__noinline int socket__append_tuple(s32 descriptor, u32 direction, u64 user_address, u32 user_length)
{
	struct scratch *scratch = event__find_scratch();
	struct sock *sk = socket__find(descriptor);

	if (!scratch || !sk)
		return 0;

	u32 start = scratch->length;

	switch (BPF_CORE_READ(sk, __sk_common.skc_family)) {
	case AF_INET:
		socket__append_v4_tuple(scratch, sk, direction, user_address);
		break;
	case AF_INET6:
		socket__append_v6_tuple(scratch, sk, direction, user_address);
		break;
	case AF_UNIX:
		socket__append_unix_tuple(scratch, sk, direction, user_address, user_length);
		break;
	}
	return scratch->length - start;
}

static __always_inline void socket__put_tuple(struct event *event, u64 descriptor, u32 direction, u64 user_address,
					      u32 user_length)
{
	event__end_parameter(event, socket__append_tuple(descriptor, direction, user_address, user_length));
}

/* Appends an address that the caller gave; returns its length, 0 when it cannot be read or is of another family. */
__noinline int socket__append_address(u64 user_address, u32 length)
{
	struct scratch *scratch = event__find_scratch();
	struct inet_address given = {};

	if (!scratch || length < sizeof(u16))
		return 0;
	if (length > sizeof(struct inet_address))
		bpf_probe_read_user(&given, sizeof(given), (void *)user_address);
	else
		bpf_probe_read_user(&given, length & 31, (void *)user_address);

	u32 start = scratch->length;

	if (given.family == AF_INET && length >= 8) {
		socket__append_family(scratch, AF_INET);
		socket__append_v4(scratch, given.v4, given.port);
	} else if (given.family == AF_INET6 && length >= 24) {
		socket__append_family(scratch, AF_INET6);
		socket__append_v6(scratch, given.v6, given.port);
	} else if (given.family == AF_UNIX) {
		u32 path_length = socket__read_unix_path(scratch, user_address, length);

		socket__append_family(scratch, AF_UNIX);
		socket__append_unix_path(scratch, (u64)scratch->path, path_length);
	}
	return scratch->length - start;
}

static __always_inline void socket__put_address(struct event *event, u64 user_address, u64 length)
{
	event__end_parameter(event, socket__append_address(user_address, length));
}

/* Appends the first `limit` bytes of what an array of iovecs in the caller's memory points to; returns their length. */
__noinline int socket__append_iovecs(u64 iovecs, u32 count, u32 limit)
{
	struct scratch *scratch = event__find_scratch();

	if (!scratch)
		return 0;

	u32 start = scratch->length;

	for (u32 i = 0; i < IOVECS_READ_MAX; i++) {
		struct user_iovec iovec = {};
		u32 room = limit - (scratch->length - start);

		if (i >= count || !room ||
		    bpf_probe_read_user(&iovec, sizeof(iovec), (void *)(iovecs + i * sizeof(iovec))))
			break;

		u64 length = iovec.length < room ? iovec.length : room;

		if (event__append_user_bytes(scratch, iovec.base, length) != length)
			break;
	}
	return scratch->length - start;
}

static __always_inline void socket__put_iovecs(struct event *event, const struct user_message *message, u32 limit)
{
	event__end_parameter(event, socket__append_iovecs(message->iovecs, message->iovec_count, limit));
}

/* The sum of the iovecs' lengths. */
__noinline int socket__sum_iovecs(u64 iovecs, u32 count)
{
	u32 sum = 0;

	for (u32 i = 0; i < IOVECS_MAX; i++) {
		struct user_iovec iovec = {};

		if (i >= count || bpf_probe_read_user(&iovec, sizeof(iovec), (void *)(iovecs + i * sizeof(iovec))))
			break;
		sum += iovec.length;
	}
	return sum;
}

/* How many bytes of data an event keeps of a call that moved `moved` bytes. */
static __always_inline u32 socket__limit_data(s64 moved)
{
	return moved < settings.snaplen ? moved : settings.snaplen;
}

/* The queue of a listening socket: queuepct, queuelen, queuemax; zeros when it is none. */
static __always_inline void socket__put_queue(struct event *event, struct sock *sk)
{
	u32 length = sk ? BPF_CORE_READ(sk, sk_ack_backlog) : 0;
	u32 max = sk ? BPF_CORE_READ(sk, sk_max_ack_backlog) : 0;

	event__put_u8(event, max ? (u64)length * 100 / max : 0);
	event__put_u32(event, length);
	event__put_u32(event, max);
}

#endif
