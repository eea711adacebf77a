// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* The kernel half as one translation unit. User space attaches the programs of programs/attached only. */
#include <linux/types.h>
#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_core_read.h>
#include <bpf/bpf_tracing.h>
#include <bpf/bpf_endian.h>

#include "kernel_types.h"
#include "settings.h"
#include "event_codes.h"
#include "maps.h"

#include "helpers/flags.h"
#include "helpers/syscall.h"
#include "helpers/event.h"
#include "helpers/path.h"
#include "helpers/file.h"
#include "helpers/socket.h"
#include "helpers/cgroup.h"
#include "helpers/task.h"
#include "helpers/executable.h"
#include "helpers/process.h"

#include "programs/attached/sys_exit.bpf.c"
#include "programs/attached/sched_process_exec.bpf.c"
#include "programs/attached/sched_process_exit.bpf.c"

#include "programs/accept.bpf.c"
#include "programs/accept4.bpf.c"
#include "programs/bind.bpf.c"
#include "programs/clone.bpf.c"
#include "programs/clone3.bpf.c"
#include "programs/close.bpf.c"
#include "programs/connect.bpf.c"
#include "programs/creat.bpf.c"
#include "programs/execve.bpf.c"
#include "programs/execveat.bpf.c"
#include "programs/fork.bpf.c"
#include "programs/listen.bpf.c"
#include "programs/open.bpf.c"
#include "programs/openat.bpf.c"
#include "programs/openat2.bpf.c"
#include "programs/recvfrom.bpf.c"
#include "programs/recvmsg.bpf.c"
#include "programs/sendmsg.bpf.c"
#include "programs/sendto.bpf.c"
#include "programs/socket.bpf.c"
#include "programs/vfork.bpf.c"

char license_of_the_probe[] SEC("license") = "Dual MIT/GPL";
