/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
/* SYSCALL(number on x86_64, program): the programs that the sys_exit dispatcher calls. */
SYSCALL(2, open_exit)
SYSCALL(3, close_exit)
SYSCALL(56, clone_exit)
SYSCALL(57, fork_exit)
SYSCALL(58, vfork_exit)
SYSCALL(59, execve_exit)
SYSCALL(85, creat_exit)
SYSCALL(257, openat_exit)
SYSCALL(322, execveat_exit)
SYSCALL(435, clone3_exit)
SYSCALL(437, openat2_exit)
